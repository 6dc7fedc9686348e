package io.surelock.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.SettlementOutcome;
import io.surelock.contract.Topics;
import io.surelock.settlement.LegSettlement;
import io.surelock.settlement.PollAnswer;
import io.surelock.settlement.PollKind;
import io.surelock.settlement.PollRequest;
import io.surelock.topology.settlement.SettlementTopology;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class SettlementTopologyTest {

    private static final String BET = "P-1/positive";
    private static final Instant START = WatchesHarness.START;
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private WatchesHarness watches = new WatchesHarness();

    @AfterEach
    void close() {
        watches.close();
    }

    @Test
    void asksFirstWhenToldAndThenEveryFiveSeconds() {
        watches.watch(BET, START.plus(INTERVAL));
        watches.pass(INTERVAL.minusMillis(1));
        assertThat(watches.asked()).isEmpty();

        List<Instant> asked = new ArrayList<>();
        watches.pass(Duration.ofMillis(1));
        for (int i = 0; i < 3; i++) {
            PollRequest request = onlyRequest();
            asked.add(request.requestedAt());
            watches.answer(request, PollAnswer.PENDING);
            watches.pass(INTERVAL);
        }

        assertThat(asked)
                .containsExactly(
                        START.plusSeconds(5), START.plusSeconds(10), START.plusSeconds(15));
    }

    @Test
    void aPollCostsOneStateWriteWhenItsAnswerArrives() {
        watches.watch(BET, START.plus(INTERVAL));
        byte[] before = stored();

        watches.pass(INTERVAL);
        PollRequest request = onlyRequest();
        assertThat(stored()).isEqualTo(before);

        watches.answer(request, PollAnswer.PENDING);
        assertThat(stored()).isNotEqualTo(before);
    }

    @Test
    void anAnswerThatComesTwiceCountsOnce() {
        watches.watch(BET, START.plus(INTERVAL));
        watches.pass(INTERVAL);
        PollRequest request = onlyRequest();
        watches.answer(request, PollAnswer.PENDING);
        watches.answer(request, PollAnswer.PENDING);
        watches.pass(INTERVAL);

        assertThat(onlyRequest().number()).isEqualTo(2);
    }

    @Test
    void aFinalAnswerIsToldOnceAlsoWhenItComesLateAndTwice() {
        watches.watch(BET, START.plus(INTERVAL));
        watches.pass(INTERVAL);
        PollRequest first = onlyRequest();
        watches.pass(Duration.ofSeconds(30));
        watches.pass(Duration.ofMillis(1));
        assertThat(onlyRequest().number()).isEqualTo(2);

        watches.answer(first, PollAnswer.WON);
        watches.answer(first, PollAnswer.WON);

        assertThat(watches.told())
                .singleElement()
                .extracting(LegSettlement::outcome)
                .isEqualTo(SettlementOutcome.WON);
    }

    @Test
    void silenceCountsAfterThirtySecondsAndNotBefore() {
        watches.watch(BET, START.plus(INTERVAL));
        watches.pass(INTERVAL);
        assertThat(onlyRequest().number()).isEqualTo(1);

        watches.pass(Duration.ofSeconds(30).minusMillis(1));
        assertThat(watches.asked()).isEmpty();
        watches.pass(Duration.ofMillis(1));
        watches.pass(Duration.ofMillis(1));
        assertThat(onlyRequest().number()).isEqualTo(2);
    }

    @Test
    void isUnresolvedAfterOneHundredAndTwentyPollsAndThenAsksOnceAnHour() {
        watches.watch(BET, START.plus(INTERVAL));
        watches.pass(INTERVAL);
        for (int number = 1; number <= 120; number++) {
            PollRequest request = onlyRequest();
            assertThat(request.number()).isEqualTo(number);
            watches.answer(request, number % 2 == 0 ? PollAnswer.ERROR : PollAnswer.SESSION_LOST);
            watches.pass(INTERVAL);
        }

        assertThat(watches.told())
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.kind()).isEqualTo(LegSettlement.Kind.UNRESOLVED);
                            assertThat(told.polls()).isEqualTo(120);
                        });
        assertThat(watches.asked()).isEmpty();

        watches.pass(Duration.ofHours(1));
        assertThat(onlyRequest().kind()).isEqualTo(PollKind.CORRECTION);
    }

    @Test
    void forgetsABetWhenTheTimeOfCorrectionsIsOver() {
        watches.watch(BET, START.plus(INTERVAL));
        watches.pass(INTERVAL);
        watches.answer(onlyRequest(), PollAnswer.LOST);
        watches.told();

        int corrections = 0;
        for (int minute = 0; minute < 49 * 60; minute++) {
            watches.pass(Duration.ofMinutes(1));
            for (PollRequest request : watches.asked()) {
                corrections++;
                watches.answer(request, PollAnswer.LOST);
            }
        }

        assertThat(corrections).isEqualTo(48);
        assertThat(watches.told())
                .extracting(LegSettlement::kind)
                .containsExactly(LegSettlement.Kind.WATCH_ENDED);
        assertThat(watches.driver.getKeyValueStore(SettlementTopology.WATCHES).get(BET)).isNull();
    }

    @Test
    void goesOnCountingWhereItWasAfterARestart() {
        watches.watch(BET, START.plus(INTERVAL));
        watches.pass(INTERVAL);
        watches.answer(onlyRequest(), PollAnswer.PENDING);
        watches.pass(INTERVAL);
        assertThat(onlyRequest().number()).isEqualTo(2); // and its answer is lost

        watches = watches.takenOver();
        watches.pass(INTERVAL.multipliedBy(3));

        assertThat(onlyRequest().number()).isEqualTo(2);
    }

    @Test
    void asksAboutAtMostFiveHundredBetsAtOnceAndAboutTheRestAtTheNextWakeUp() {
        for (int i = 0; i < 700; i++) {
            watches.watch("P-" + i + "/hedge", START.plus(INTERVAL));
        }

        watches.pass(INTERVAL);
        List<PollRequest> first = watches.asked();
        watches.pass(Duration.ofMillis(1));
        List<PollRequest> second = watches.asked();

        assertThat(first).hasSize(500);
        assertThat(second).hasSize(200);
        assertThat(first).extracting(PollRequest::bet).doesNotHaveDuplicates();
    }

    @Test
    void anOrderThatComesTwiceChangesNothing() {
        watches.watch(BET, START.plus(INTERVAL));
        watches.pass(INTERVAL);
        watches.answer(onlyRequest(), PollAnswer.PENDING);
        watches.watch(BET, START.plus(INTERVAL));
        watches.pass(INTERVAL);

        assertThat(onlyRequest().number()).isEqualTo(2);
    }

    @Test
    void aRecordUnderAnotherBetsKeyStopsTheTask() {
        watches.watch(BET, START.plus(INTERVAL));
        watches.pass(INTERVAL);
        PollRequest request = onlyRequest();

        assertThatThrownBy(
                        () ->
                                watches.publish(
                                        Topics.SETTLEMENT_POLL_OUTCOMES,
                                        "P-2/positive",
                                        watches.wire.encode(request)))
                .isInstanceOf(RuntimeException.class);
    }

    private PollRequest onlyRequest() {
        List<PollRequest> asked = watches.asked();
        assertThat(asked).hasSize(1);
        return asked.getFirst();
    }

    private byte[] stored() {
        return (byte[]) watches.driver.getKeyValueStore(SettlementTopology.WATCHES).get(BET);
    }
}
