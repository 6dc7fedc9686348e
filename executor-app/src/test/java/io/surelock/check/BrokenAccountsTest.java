package io.surelock.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.check.log.LogRecord;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.desk.Offer;
import io.surelock.desk.opportunity.OpportunityContent;
import io.surelock.placement.PlacementStatus;
import io.surelock.settlement.PairResult;
import io.surelock.settlement.PollAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Invariants 5 to 7, 9 and 10: each broken alone is found by its number. */
class BrokenAccountsTest {

    @TempDir Path folder;

    private final HandmadeRun run = new HandmadeRun();

    @Test
    void findsAPairInsideACooldown() throws Exception {
        run.reconciled(Offer.of("P-1"), "P-1").pass(Duration.ofSeconds(10));
        openAnyway("P-2");

        assertThat(run.open().violated(folder)).containsExactly(5, 13);
    }

    @Test
    void findsACooldownThatNobodyStarted() throws Exception {
        run.reconciled(Offer.of("P-1"), "P-1");
        run.rewrite(
                DeskEvent.CooldownStarted.class,
                events -> {
                    events.removeIf(DeskEvent.CooldownStarted.class::isInstance);
                    return events;
                });

        assertThat(run.violated(folder)).containsExactly(5, 13);
    }

    @Test
    void findsASecondPairInFlightOnAnAccount() throws Exception {
        run.offer(Offer.of("P-1")).pass(Duration.ofSeconds(1));
        openAnyway("P-2");

        assertThat(run.open().violated(folder)).containsExactly(6, 13);
    }

    @Test
    void findsAPairThatNeverEnds() throws Exception {
        run.offer(Offer.of("P-1")).hedged("P-1");

        assertThat(run.violated(folder)).containsExactly(7);
    }

    @Test
    void findsAPairThatIsOpenForLongerThanItsSettlementTakes() throws Exception {
        run.offer(Offer.of("P-1")).hedged("P-1").pass(Duration.ofHours(3));
        run.reconciled(Offer.of("P-2"), "P-2");

        assertThat(run.open().violated(folder)).containsExactly(7);
    }

    @Test
    void findsAnExposureThatNobodyIsToldOf() throws Exception {
        rejectedHedge();
        run.log().clear(HandmadeRun.ALERTS);

        assertThat(run.violated(folder)).containsExactly(7);
    }

    @Test
    void findsAnExposureThatOnlyOtherTopicsTellOf() throws Exception {
        rejectedHedge();
        for (LogRecord alert : run.log().records(HandmadeRun.ALERTS)) {
            run.log()
                    .append(
                            "executor-events",
                            alert.appended(),
                            alert.keyText(),
                            Objects.requireNonNull(alert.value()),
                            alert.headers());
        }
        run.log().clear(HandmadeRun.ALERTS);

        assertThat(run.violated(folder)).containsExactly(7);
    }

    @Test
    void findsAReconciliationThatItsOutcomesDoNotMake() throws Exception {
        run.reconciled(Offer.of("P-1"), "P-1");
        run.rewrite(
                DeskEvent.PairReconciled.class,
                events ->
                        events.stream()
                                .map(
                                        event ->
                                                event instanceof DeskEvent.PairReconciled e
                                                        ? new DeskEvent.PairReconciled(
                                                                e.pairId(),
                                                                PairResult.BOTH_VOID,
                                                                e.expectedProfit(),
                                                                e.realisedProfit())
                                                        : event)
                                .toList());

        assertThat(run.violated(folder)).containsExactly(7, 13);
    }

    @Test
    void saysOnlyThatItWasCutOffOfAPairWithTooManyRecords() throws Exception {
        rejectedHedge();
        for (int i = 0; i < 20_001; i++) {
            run.poll("P-1/positive", 1);
        }

        CheckReport report = run.check(folder);

        assertThat(report.violations()).as(report.toString()).isEqualTo(1);
        assertThat(report.invariants().get(6).first())
                .containsExactly(
                        "P-1 has more records than one pair can have, so it is not checked");
    }

    @Test
    void findsALegThatRedisShowsOtherwise() throws Exception {
        rejectedHedge();
        LogRecord alert = run.log().records(HandmadeRun.ALERTS).getFirst();
        String value = Wire.standard().tree(alert.value()).toString();

        showing(value);
        assertThat(run.violated(folder)).isEmpty();

        showing(value.replace("\"stake\":\"100.00\"", "\"stake\":\"10.00\""));
        assertThat(run.violated(folder)).containsExactly(16);
    }

    /** After the cooldown. */
    private void showing(String exposure) {
        run.redis(
                new FakeRedis(run.now().plusSeconds(61))
                        .with(
                                "exposure:wl1:alpha:P-1",
                                exposure,
                                run.now().plus(Duration.ofHours(24)))
                        .with(
                                "exposure:wl2:beta:P-1",
                                exposure,
                                run.now().plus(Duration.ofHours(24))));
    }

    @Test
    void findsAPollThatWasLeftOut() throws Exception {
        run.offer(Offer.of("P-1")).hedged("P-1");
        run.poll("P-1/hedge", 1).poll("P-1/hedge", 3);

        assertThat(run.open().violated(folder)).containsExactly(9);
    }

    @Test
    void findsAPollCounterThatWasReset() throws Exception {
        run.offer(Offer.of("P-1")).hedged("P-1");
        run.poll("P-1/hedge", 1).poll("P-1/hedge", 2).poll("P-1/hedge", 1);

        assertThat(run.open().violated(folder)).containsExactly(9);
    }

    @Test
    void allowsAPollToBeAskedAgainUnderItsNumber() throws Exception {
        run.offer(Offer.of("P-1")).hedged("P-1");
        run.poll("P-1/hedge", 1).poll("P-1/hedge", 2).poll("P-1/hedge", 2);

        assertThat(run.open().violated(folder)).isEmpty();
    }

    @Test
    void findsAPollBeyondTheLast() throws Exception {
        run.offer(Offer.of("P-1")).hedged("P-1");
        for (int number = 1; number <= 121; number++) {
            run.poll("P-1/hedge", number);
        }

        assertThat(run.open().violated(folder)).containsExactly(9);
    }

    @Test
    void findsABetWithoutResultThatNobodyIsToldOf() throws Exception {
        run.offer(Offer.of("P-1")).hedged("P-1");
        for (int number = 1; number <= 120; number++) {
            run.poll("P-1/hedge", number).answer("P-1/hedge", number, PollAnswer.PENDING);
        }

        assertThat(run.violated(folder)).containsExactly(7, 9);
    }

    @Test
    void findsAPairOnAnAccountThatAnExposureHolds() throws Exception {
        rejectedHedge();
        run.pass(Duration.ofSeconds(61));
        openAnyway("P-2");

        assertThat(run.open().violated(folder)).containsExactly(10, 13);
    }

    @Test
    void findsARequestForAPairThatIsAnExposure() throws Exception {
        rejectedHedge();
        DeskEvent again =
                new DeskEvent.BetRequested(
                        run.order("P-1/positive").order(),
                        run.now(),
                        run.now(),
                        Duration.ofSeconds(8));
        run.rewrite(
                DeskEvent.ExposureRaised.class,
                events -> {
                    events.add(again);
                    return events;
                });

        assertThat(run.violated(folder)).containsExactly(10, 13);
    }

    private void rejectedHedge() {
        run.offer(Offer.of("P-1"));
        run.attempt("P-1/positive").take("P-1/positive").accepted("P-1/positive");
        run.attempt("P-1/hedge").refused("P-1/hedge", PlacementStatus.REJECTED);
    }

    /** The desk opens a pair that no rule lets through. */
    private void openAnyway(String pairId) {
        var opportunity = Offer.of(pairId).at(run.now());
        LogRecord cause = run.append(HandmadeRun.OPPORTUNITIES, "main", opportunity);
        run.record(
                new DeskInput.OpportunityOffered(opportunity),
                cause,
                new DeskEvent.PairOpened(opportunity, OpportunityContent.of(opportunity)));
    }
}
