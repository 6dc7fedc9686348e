package io.surelock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.BetId;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.bookmaker.paper.LookupScript;
import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.bookmaker.paper.PlaceScript;
import io.surelock.bookmaker.paper.ScriptSource;
import io.surelock.bookmaker.paper.SettlementSource;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.Policy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class VirtualTimeTest {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private final StubExecutor executor = new StubExecutor(START);
    private final List<Step> steps = new ArrayList<>();
    private final Map<BetId, BetScript> scripts = new LinkedHashMap<>();

    @Test
    void whatFollowsFromOneThingHappensBeforeTheNext() {
        offer("0s", "place P-1/positive");
        offer("0s", "place P-2/positive");

        play("1s");

        assertThat(executor.notes())
                .containsExactly(
                        "00:00 place P-1/positive",
                        "00:00 ACCEPTED P-1/positive",
                        "00:00 place P-2/positive",
                        "00:00 ACCEPTED P-2/positive");
    }

    @Test
    void withinAnInstantWhatComesFromOutsideComesBeforeTimers() {
        offer("0s", "timer a 5s");
        offer("5s", "refuse");
        command("5s");

        play("5s");

        assertThat(executor.notes())
                .containsExactly(
                        "00:00 timer a 5s", "00:05 refuse", "00:05 command c", "00:05 ring a");
    }

    @Test
    void timersAndAnswersOfAnInstantComeInTheOrderInWhichTheyWereSet() {
        script("P-1/positive", BetScript.DEFAULT.answeringAfter(Duration.ofSeconds(4)));
        offer("0s", "timer b 5s a 5s");
        offer("1s", "place P-1/positive");
        offer("2s", "timer 0 3s");

        play("9s");

        assertThat(executor.notes())
                .containsSubsequence(
                        "00:05 ring b",
                        "00:05 ring a",
                        "00:05 ACCEPTED P-1/positive",
                        "00:05 ring 0");
    }

    @Test
    void earlierTimersRingFirstWhateverTheOrderTheyWereSetIn() {
        offer("0s", "timer late 5s early 4s");

        play("9s");

        assertThat(executor.notes()).endsWith("00:04 ring early", "00:05 ring late");
    }

    @Test
    void theLastInstantIsIncludedAndNothingAfterIt() {
        offer("0s", "timer in 5s out 5001ms");

        play("5s");

        assertThat(executor.notes()).endsWith("00:05 ring in");
        assertThat(executor.now()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void aTimerThatIsWaitedForNoMoreDoesNotRing() {
        Agenda agenda = new Agenda();
        VirtualTimer timer = new VirtualTimer("a", START);
        agenda.keepTimers(List.of(timer), _ -> {});
        agenda.keepTimers(List.of(), _ -> {});

        assertThat(agenda.next(START)).isNull();
    }

    @Test
    void aTimerStillListedAfterItRangRingsOnce() {
        Agenda agenda = new Agenda();
        VirtualTimer timer = new VirtualTimer("a", START);
        agenda.keepTimers(List.of(timer), _ -> {});
        assertThat(agenda.next(START)).isNotNull();
        agenda.keepTimers(List.of(timer), _ -> {});

        assertThat(agenda.next(START)).isNull();
    }

    @Test
    void answersOfEveryKindAreReported() {
        script("P-2/positive", BetScript.DEFAULT.placing(PlaceScript.REJECT, null));
        script("P-3/positive", BetScript.DEFAULT.placing(PlaceScript.ERROR, null));
        script(
                "P-4/positive",
                BetScript.DEFAULT.placing(PlaceScript.TIMEOUT, null).lookingUp(LookupScript.FOUND));
        for (int i = 1; i <= 4; i++) {
            offer("0s", "place P-" + i + "/positive");
        }
        offer("0s", "place P-1/positive");
        offer("0s", "lookup P-4/positive");
        offer("0s", "lookup P-2/positive");
        offer("0s", "poll P-1/positive");

        Happenings happenings = play("0s");

        assertThat(executor.notes())
                .contains(
                        "00:00 ACCEPTED P-1/positive",
                        "00:00 REJECTED P-2/positive",
                        "00:00 NOT_PLACED P-3/positive",
                        "00:00 UNKNOWN P-4/positive",
                        "00:00 UNKNOWN P-1/positive",
                        "00:00 FOUND P-4/positive",
                        "00:00 ABSENT P-2/positive",
                        "00:00 PENDING P-1/positive");
        assertThat(happenings.sends(BetId.parse("P-1/positive"))).isEqualTo(2);
        assertThat(happenings.sends(BetId.parse("P-4/positive"))).isEqualTo(1);
    }

    @Test
    void onlyNumberedPollsAreCounted() {
        offer("0s", "place P-1/positive");
        offer("1s", "poll P-1/positive");
        offer("2s", "correct P-1/positive");

        Happenings happenings = play("2s");

        assertThat(executor.notes()).endsWith("00:02 WON P-1/positive");
        assertThat(happenings.polls(BetId.parse("P-1/positive"))).isEqualTo(1);
    }

    @Test
    void anEventPublishedTwiceCountsOnce() {
        offer("0s", "event 1");
        offer("1s", "event 2");
        offer("2s", "event 1");
        offer("3s", "refuse");

        Happenings happenings = play("3s");

        assertThat(happenings.events()).containsExactly("arb_failed P-1", "arb_failed P-2");
        assertThat(happenings.deadLetters()).containsExactly("it is no good");
    }

    @Test
    void aPlayerComparesAndClosesItsExecutor() {
        offer("0s", "event 1");

        ScenarioResult result = new VirtualPlayer((_, _) -> executor).play(scenario("1s"));

        assertThat(result.passed()).isTrue();
        assertThat(result.events()).containsExactly("arb_failed P-1");
        assertThat(executor.closed()).isTrue();
    }

    private void offer(String at, String payload) {
        steps.add(new Step.Offer(START.plus(duration(at)), payload));
    }

    private void command(String at) {
        steps.add(
                new Step.Command(
                        new OperatorCommand(
                                "c",
                                "main",
                                START.plus(duration(at)),
                                "dana",
                                new Action.Halt("why not"))));
    }

    private void script(String bet, BetScript script) {
        scripts.put(BetId.parse(bet), script);
    }

    private Happenings play(String run) {
        return new VirtualTime(scenario(run), executor, workers()).play();
    }

    private PaperWorkers workers() {
        return new PaperWorkers(new PaperBook(ScriptSource.of(scripts), SettlementSource.DEFAULT));
    }

    private Scenario scenario(String run) {
        return new Scenario(
                "a scenario",
                "f.yaml",
                START,
                Policy.DEFAULT,
                steps,
                scripts,
                duration(run),
                Expectation.NONE);
    }

    private static Duration duration(String text) {
        Duration duration = Durations.parse(text);
        if (duration == null) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }
}
