package io.surelock.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.SettlementOutcome;
import io.surelock.check.invariant.InvariantResult;
import io.surelock.check.log.Entry;
import io.surelock.check.log.FactIndexer;
import io.surelock.check.log.FactStore;
import io.surelock.check.log.LogRecord;
import io.surelock.desk.Offer;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.placement.PlacementStatus;
import io.surelock.settlement.LegSettlement;
import io.surelock.settlement.PollAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs in which everything is as it must be: nothing may be found, and everything looked at. */
class SoundRunsTest {

    @TempDir Path folder;

    @Test
    void aReconciledPairIsSound() throws Exception {
        HandmadeRun run = new HandmadeRun().reconciled(Offer.of("P-1"), "P-1");

        CheckReport report = run.check(folder);

        assertThat(report.violations()).as(report.toString()).isZero();
        assertThat(report.invariants())
                .filteredOn(result -> result.checked() > 0)
                .extracting(InvariantResult::id)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 17);
    }

    @Test
    void aPairAfterTheCooldownIsSound() throws Exception {
        HandmadeRun run =
                new HandmadeRun()
                        .reconciled(Offer.of("P-1"), "P-1")
                        .pass(Duration.ofSeconds(50))
                        .reconciled(Offer.of("P-2"), "P-2");

        assertThat(run.violated(folder)).isEmpty();
    }

    @Test
    void aRejectedHedgeIsAnExposureAndSound() throws Exception {
        HandmadeRun run = new HandmadeRun().offer(Offer.of("P-1"));
        run.attempt("P-1/positive").take("P-1/positive").accepted("P-1/positive");
        run.attempt("P-1/hedge").refused("P-1/hedge", PlacementStatus.REJECTED);
        run.resolve("P-1");
        run.pass(Duration.ofSeconds(61)).reconciled(Offer.of("P-2"), "P-2");

        assertThat(run.violated(folder)).isEmpty();
    }

    @Test
    void aDoubtThatEndsInProvenAbsenceIsSound() throws Exception {
        HandmadeRun run = new HandmadeRun().offer(Offer.of("P-1")).attempt("P-1/positive");
        run.refused("P-1/positive", PlacementStatus.UNKNOWN).pass(Duration.ofSeconds(1));
        run.lookedUp("P-1/positive", LookupResult.ABSENT, true, run.now());

        CheckReport report = run.check(folder);

        assertThat(report.violations()).as(report.toString()).isZero();
        assertThat(report.invariants().get(10).checked()).isEqualTo(2);
    }

    @Test
    void aBetThatIsGivenUpAndTurnsUpLaterIsSound() throws Exception {
        HandmadeRun run = givenUp();
        run.lookedUp("P-1/positive", LookupResult.FOUND, true, run.now());
        run.settle("P-1/positive", SettlementOutcome.LOST);

        CheckReport report = run.check(folder);

        assertThat(report.violations()).as(report.toString()).isZero();
    }

    @Test
    void aBetThatIsGivenUpAndInTheLedgerIsCountedApart() throws Exception {
        CheckReport report = givenUp().check(folder);

        assertThat(report.violations()).as(report.toString()).isZero();
        assertThat(report.invariants().get(7).checked()).isEqualTo(1);
        assertThat(report.invariants().get(14).notes())
                .containsExactly(
                        "EUR: the journal has settled 0 + open 0 + exposed 0 = staked 0; the ledger has"
                                + " 100.00, 100.00 of it on bets that the desk has in doubt");
    }

    /** Taken, without a word, and told as an exposure. */
    private static HandmadeRun givenUp() {
        HandmadeRun run = new HandmadeRun().offer(Offer.of("P-1"));
        run.attempt("P-1/positive").take("P-1/positive");
        run.refused("P-1/positive", PlacementStatus.UNKNOWN);
        for (int i = 0; i < 9; i++) {
            run.ring("P-1");
            if (run.log().records(HandmadeRun.ALERTS).size() == 1) {
                break;
            }
        }
        assertThat(run.log().records(HandmadeRun.ALERTS)).hasSize(1);
        return run;
    }

    @Test
    void aBetWithoutAResultIsAnExposureAndSound() throws Exception {
        HandmadeRun run = new HandmadeRun().offer(Offer.of("P-1")).hedged("P-1");
        for (int number = 1; number <= 120; number++) {
            run.pass(Duration.ofSeconds(5))
                    .poll("P-1/hedge", number)
                    .answer("P-1/hedge", number, PollAnswer.PENDING);
        }
        run.settle(
                new LegSettlement(
                        "main",
                        new BetId("P-1", Leg.HEDGE),
                        LegSettlement.Kind.UNRESOLVED,
                        null,
                        120));

        assertThat(run.violated(folder)).isEmpty();
    }

    @Test
    void aBetWithoutAResultIsSoundAfterRetentionTookWhatWasTold() throws Exception {
        HandmadeRun run = new HandmadeRun().offer(Offer.of("P-1")).hedged("P-1");
        for (int number = 1; number <= 120; number++) {
            run.poll("P-1/hedge", number).answer("P-1/hedge", number, PollAnswer.PENDING);
        }
        run.settle(
                new LegSettlement(
                        "main",
                        new BetId("P-1", Leg.HEDGE),
                        LegSettlement.Kind.UNRESOLVED,
                        null,
                        120));
        run.log().truncate(HandmadeRun.SETTLEMENTS, 1);

        assertThat(run.violated(folder)).isEmpty();
    }

    @Test
    void aBetInDoubtIsOpenForAsLongAsItsBookmakerNeeds() throws Exception {
        HandmadeRun run = new HandmadeRun().offer(Offer.of("P-1"));
        run.attempt("P-1/positive").take("P-1/positive");
        run.refused("P-1/positive", PlacementStatus.UNKNOWN);
        run.lookedUp(
                new LookupOutcome(
                        "main",
                        new BetId("P-1", Leg.POSITIVE),
                        LookupResult.INCONCLUSIVE,
                        null,
                        null,
                        null,
                        false,
                        run.now(),
                        Duration.ofHours(2),
                        1,
                        null));
        run.pass(Duration.ofMinutes(90))
                .offer(Offer.of("P-2").accounts("wl1:alpha:ACC_009", "wl2:beta:ACC_009"));

        assertThat(run.open().violated(folder)).isEmpty();
    }

    @Test
    void termsThatCannotBeAreAnExposureAndSound() throws Exception {
        HandmadeRun run = new HandmadeRun().offer(Offer.of("P-1")).attempt("P-1/positive");
        Money dollars = Money.of("100.00", "USD");
        run.take("P-1/positive", dollars, Odds.of("2.1000"));
        run.outcome(
                "P-1/positive", PlacementStatus.ACCEPTED, dollars, Odds.of("2.1000"), run.now());
        run.attempt("P-1/hedge").take("P-1/hedge").accepted("P-1/hedge");

        assertThat(run.violated(folder)).isEmpty();
    }

    @Test
    void aPairThatIsOfferedAgainHasNoLongerStoryForIt() throws Exception {
        JsonNode body =
                new ObjectMapper()
                        .readTree(
                                """
                                {"deskId":"main","sequence":7,"decidedAt":"2026-01-05T12:00:00Z",
                                 "input":{"type":"OpportunityOffered",
                                          "opportunity":{"pairId":"P-1"}},
                                 "events":[{"type":"Ignored","reason":"duplicate",
                                            "subject":"P-1"}]}
                                """);
        byte[] nothing = {};
        LogRecord record =
                new LogRecord(HandmadeRun.JOURNAL, 0, 6, Instant.EPOCH, nothing, nothing, Map.of());
        List<String> stories = new ArrayList<>();
        try (FactStore store = FactStore.open()) {
            FactIndexer indexer = new FactIndexer(store);
            indexer.entry(new Entry(record.at(), body), record);
            indexer.index().pairs(story -> stories.add(story.pairId()));
        }

        assertThat(stories).isEmpty();
    }

    @Test
    void whatIsStillUnderWayIsOpenAndNoViolation() throws Exception {
        HandmadeRun run = new HandmadeRun().offer(Offer.of("P-1")).hedged("P-1").open();

        CheckReport report = run.check(folder);

        assertThat(report.violations()).as(report.toString()).isZero();
        assertThat(report.invariants().get(6).open()).isEqualTo(1);
    }

    @Test
    void saysWhatItCannotCheckInsteadOfFindingNothing() throws Exception {
        HandmadeRun run = new HandmadeRun().reconciled(Offer.of("P-1"), "P-1").withoutLedger();

        CheckReport report = run.check(folder);

        InvariantResult orphans = report.invariants().get(7);
        assertThat(orphans.checked()).isZero();
        assertThat(orphans.notes()).containsExactly("not checked: needs --ledger");
        assertThat(report.invariants().get(15).notes())
                .containsExactly("not checked: needs --redis, or --data of a folder with one");
        assertThat(report.invariants().get(17).notes())
                .containsExactly("not checked: needs --faults");
    }

    @Test
    void anEmptyLogIsSound() throws Exception {
        assertThat(new HandmadeRun().check(folder).violations()).isZero();
    }
}
