package io.surelock.desk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.surelock.settlement.PollPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The numbers a desk decides by, and their bounds. */
class PolicyTest {

    private static final List<String> DURATIONS =
            List.of(
                    "cooldown",
                    "maxOpportunityAge",
                    "placementWindow",
                    "callTimeout",
                    "callMargin",
                    "lookupInterval",
                    "lookupDeadline",
                    "polls.interval",
                    "polls.answerTimeout",
                    "polls.correctionsFor",
                    "polls.correctionsEvery");

    @Test
    void isTheDesksRulesUnlessSomebodyChangesThem() {
        Policy policy = Policy.DEFAULT;

        assertThat(policy.cooldown()).isEqualTo(Duration.ofSeconds(60));
        assertThat(policy.maxOpportunityAge()).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.hold()).isEqualTo(HoldMode.BOTH);
        assertThat(policy.placementWindow()).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.callSlack()).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.lookupDeadline()).isEqualTo(Duration.ofMinutes(2));
        assertThat(policy.polls().interval()).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.polls().maxPolls()).isEqualTo(120);
        assertThat(policy.polls().answerTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.polls().correctionsFor()).isEqualTo(Duration.ofDays(2));
        assertThat(policy.polls().correctionsEvery()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999S", "P30DT0.001S", "P106751991167300D"})
    void refusesADurationThatIsNotOneMillisecondToThirtyDays(String text) {
        Duration wrong = Duration.parse(text);
        for (String name : DURATIONS) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> policy(name, wrong, 120))
                    .withMessage(name + " must be 1 ms to 30 days, not " + wrong);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "P30D"})
    void takesTheShortestAndTheLongestDuration(String text) {
        for (String name : DURATIONS) {
            assertThat(policy(name, Duration.parse(text), 1)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001})
    void refusesANumberOfPollsThatIsNotOneToTenThousand(int polls) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy("cooldown", Duration.ofSeconds(1), polls))
                .withMessage("polls.maxPolls must be 1 to 10000, not " + polls);
    }

    @ParameterizedTest
    @CsvSource({
        "football, 115",
        "Soccer, 115",
        "TENNIS, 150",
        "ice-hockey, 150",
        "table tennis, 60",
        "american-football, 210",
        "cricket, 480",
        "curling, 180",
        "'', 180"
    })
    void knowsHowLongAMatchUsuallyLasts(String sport, int minutes) {
        assertThat(SportLengths.of(sport)).isEqualTo(Duration.ofMinutes(minutes));
    }

    private static Policy policy(String changed, Duration value, int maxPolls) {
        List<Duration> all =
                new ArrayList<>(Collections.nCopies(DURATIONS.size(), Duration.ofSeconds(1)));
        all.set(DURATIONS.indexOf(changed), value);
        return new Policy(
                all.get(0),
                all.get(1),
                HoldMode.BOTH,
                all.get(2),
                all.get(3),
                all.get(4),
                all.get(5),
                all.get(6),
                new PollPlan(all.get(7), maxPolls, all.get(8), all.get(9), all.get(10)));
    }
}
