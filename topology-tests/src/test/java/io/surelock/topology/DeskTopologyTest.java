package io.surelock.topology;

import static io.surelock.topology.DeskHarness.opportunity;
import static io.surelock.topology.DeskHarness.utf8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.Digest;
import io.surelock.contract.Topics;
import io.surelock.desk.DeskInput;
import io.surelock.event.AccountCooldown;
import io.surelock.event.ExposureRecord;
import io.surelock.journal.JournalEntry;
import io.surelock.journal.JournalReplay;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.PlaceBet;
import io.surelock.settlement.WatchBet;
import io.surelock.topology.desk.JournalTail;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class DeskTopologyTest {

    private static final String FIRST = "wl1:alpha:ACC_001";
    private static final String SECOND = "wl2:beta:ACC_002";

    private final DeskHarness desk = new DeskHarness();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void requestsThePositiveLegAndOnlyAfterItsAcceptanceTheHedge() {
        desk.offer(opportunity("P-1", FIRST, SECOND));

        PlaceBet positive = onlyRequest();
        assertThat(positive.order().bet()).hasToString("P-1/positive");
        assertThat(positive.notAfter()).isEqualTo(DeskHarness.START.plusSeconds(10));

        desk.accepted("P-1/positive", "100.00", "2.1");

        PlaceBet hedge = onlyRequest();
        assertThat(hedge.order().bet()).hasToString("P-1/hedge");
        assertThat(hedge.order().account()).hasToString(SECOND);
    }

    @Test
    void keysEachRecordByWhatItsReadersNeed() {
        completePair("P-1");

        assertThat(keys(desk.raw(Topics.BET_PLACEMENT_REQUESTS))).containsExactly(FIRST, SECOND);
        assertThat(keys(desk.raw(Topics.SETTLEMENT_WATCHES)))
                .containsExactly("P-1/positive", "P-1/hedge");
        assertThat(keys(desk.raw(Topics.ACCOUNT_COOLDOWNS))).containsExactly(FIRST, SECOND);
        assertThat(keys(desk.raw(Topics.EXECUTOR_EVENTS))).containsOnly("main");
        assertThat(keys(desk.raw(Topics.DESK_JOURNAL))).containsOnly("main");
    }

    @Test
    void startsBothCooldownsAndWatchesBothBetsWhenThePairIsComplete() {
        completePair("P-1");

        assertThat(desk.read(Topics.ACCOUNT_COOLDOWNS, AccountCooldown.class))
                .extracting(AccountCooldown::until)
                .containsOnly(DeskHarness.START.plusSeconds(60));
        assertThat(desk.read(Topics.SETTLEMENT_WATCHES, WatchBet.class))
                .extracting(WatchBet::firstPollAt)
                .containsOnly(DeskHarness.START.plusSeconds(5));
        assertThat(desk.events())
                .containsExactly("bet_executed P-1", "bet_executed P-1", "arb_success P-1");
    }

    @Test
    void seedsTheDeskWithThePolicyAsItsFirstEntry() {
        desk.offer(opportunity("P-1", FIRST, SECOND));

        List<JournalEntry> journal = desk.journal();
        assertThat(journal).hasSize(2);
        assertThat(journal.getFirst().body().input()).isInstanceOf(DeskInput.DeskSeeded.class);
        assertThat(journal.getFirst().previous()).isEqualTo(Digest.ZERO);
    }

    @Test
    void journalsEveryInputWithoutGapsAndTheJournalDecidesAgainTheSame() {
        completePair("P-1");
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.offer(opportunity("P-2", FIRST, "wl3:gamma:ACC_003"));
        desk.accepted("P-9/hedge", "1.00", "2.0");
        desk.command(
                """
                {"commandId":"c-1","deskId":"main","at":"2026-01-05T12:00:00Z",
                 "operator":"dana","resolve":{"pair":"P-1","note":"nothing there"}}
                """);

        JournalReplay replay = new JournalReplay("main");
        List<JournalEntry> journal = desk.journal();
        assertThat(journal).hasSize(8);
        for (JournalEntry entry : journal) {
            assertThat(replay.next(entry)).isEmpty();
        }
    }

    @Test
    void aSilentBookmakerMakesATimerThatComesRoundAsARecordAndStartsLookups() {
        desk.offer(opportunity("P-1", FIRST, SECOND));
        onlyRequest();

        desk.pass(Duration.ofSeconds(20).minusMillis(1));
        assertThat(desk.timersRung()).isZero();
        desk.pass(Duration.ofMillis(1));
        assertThat(desk.timersRung()).isOne();

        assertThat(desk.read(Topics.BET_PLACEMENT_REQUESTS, LookUpBet.class))
                .extracting(LookUpBet::number)
                .containsExactly(1);
        assertThat(desk.journal().getLast().body().input()).isInstanceOf(DeskInput.TimerDue.class);
    }

    @Test
    void anOutcomeThatIsThereBeforeTheTimerRingsIsDecidedFirstAlsoAfterHours() {
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.passUnnoticed(Duration.ofHours(3));
        desk.accepted("P-1/positive", "100.00", "2.1");
        desk.pass(Duration.ofSeconds(1));

        assertThat(desk.timersRung()).isZero();
        assertThat(desk.events()).containsExactly("bet_executed P-1");
    }

    @Test
    void anExposureIsAlertedOnBothTopicsAndRecordedForTheMirror() {
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.accepted("P-1/positive", "100.00", "2.1");
        desk.accepted("P-1/hedge", "60.00", "2.05");

        assertThat(desk.events()).endsWith("arb_success P-1", "exposure_alert P-1");
        assertThat(desk.raw(Topics.EXPOSURE_EVENTS)).hasSize(1);
        assertThat(desk.read(Topics.EXPOSURE_RECORDS, ExposureRecord.class))
                .extracting(ExposureRecord::reason)
                .containsExactly("partial_fill");
    }

    @Test
    void anOpportunityOnAWrongKeyIsRoutedAndDecidedThere() {
        desk.publish(
                Topics.ARB_OPPORTUNITIES, utf8("other"), utf8(opportunity("P-1", FIRST, SECOND)));
        desk.publish(Topics.ARB_OPPORTUNITIES, null, utf8(opportunity("P-2", FIRST, SECOND)));

        List<TestRecord<byte[], byte[]>> routed = desk.raw(Topics.ROUTED_INPUTS);
        assertThat(keys(routed)).containsExactly("main", "main");
        for (TestRecord<byte[], byte[]> record : routed) {
            assertThat(text(record, "surelock-origin")).startsWith("arb-opportunities-0@");
        }
        assertThat(desk.events()).containsExactly("arb_blocked P-2");
        assertThat(desk.journal().getLast().body().cause().origin())
                .startsWith("arb-opportunities-0@");
    }

    @Test
    void aForgedOriginOnAnOpportunityChangesNothing() {
        RecordHeaders forged = new RecordHeaders();
        forged.add("surelock-origin", utf8("operator-commands-0@1"));
        desk.publish(
                Topics.ARB_OPPORTUNITIES,
                utf8("main"),
                utf8(opportunity("P-1", FIRST, SECOND)),
                forged);

        assertThat(onlyRequest().order().bet()).hasToString("P-1/positive");
        assertThat(desk.journal().getLast().body().cause().origin()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{",
                "{}",
                "[]",
                "{\"pairId\":5}",
                "\u0000\u0001\u0002",
                "{\"pairId\":\"a:b\"}"
            })
    void whatCannotBeReadBecomesADeadLetterAndTheNextGoodArbIsExecuted(String bad) {
        desk.offer(bad);
        desk.offer(opportunity("P-1", FIRST, SECOND));

        List<TestRecord<byte[], byte[]>> letters = desk.raw(Topics.DEAD_LETTERS);
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().value()).isEqualTo(utf8(bad));
        assertThat(text(letters.getFirst(), "surelock-reason")).isNotBlank();
        assertThat(onlyRequest().order().bet()).hasToString("P-1/positive");
    }

    @Test
    void nobodyBetsAtAProviderWithoutABookmaker() {
        String other = SECOND.replace("beta", DeskHarness.UNKNOWN_PROVIDER);
        desk.offer(opportunity("P-1", FIRST, other));

        assertThat(text(desk.raw(Topics.DEAD_LETTERS).getFirst(), "surelock-reason"))
                .isEqualTo(
                        "hedge.account names the provider nobody, for which no bookmaker is"
                                + " configured here");
        assertThat(desk.raw(Topics.BET_PLACEMENT_REQUESTS)).isEmpty();
    }

    @Test
    void nothingRandomEverStopsTheTask() {
        Random random = new Random(4711);
        for (int i = 0; i < 500; i++) {
            byte[] junk = new byte[random.nextInt(200)];
            random.nextBytes(junk);
            if (i % 2 == 0 && junk.length > 2) {
                junk[0] = (byte) 0xC3;
                junk[1] = 0x01;
            }
            desk.publish(Topics.ARB_OPPORTUNITIES, utf8("main"), junk);
            desk.publish(Topics.OPERATOR_COMMANDS, utf8("main"), junk);
        }
        desk.publish(Topics.ARB_OPPORTUNITIES, null, null);

        assertThat(desk.raw(Topics.DEAD_LETTERS)).hasSize(1001);
        assertThat(desk.journal()).isEmpty();
    }

    @Test
    void anInternalRecordThatCannotBeReadStopsTheTask() {
        assertThatThrownBy(
                        () ->
                                desk.publish(
                                        Topics.BET_PLACEMENT_OUTCOMES,
                                        utf8("main"),
                                        utf8("garbage")))
                .hasStackTraceContaining("bet-placement-outcomes-0@0 cannot be read");
    }

    @Test
    void aStoreThatDoesNotEndWhereTheJournalEndsRefusesToRun() {
        JournalTail other =
                (partition, desks) -> Map.of("main", new JournalTail.Last(7, Digest.ZERO));

        assertThatThrownBy(() -> new DeskHarness(1, false, other))
                .rootCause()
                .hasMessageContaining("ends at entry 0 in the stores, but at entry 7");
    }

    @Test
    void opportunitiesWaitWhileTheClockCannotBeTrustedAndOutcomesDoNot() {
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.clock.distrust(Optional.of("no estimate for 6 s"));
        desk.offer(opportunity("P-2", "wl3:alpha:A", "wl3:beta:B"));
        desk.accepted("P-1/positive", "100.00", "2.1");

        assertThat(desk.events()).containsExactly("bet_executed P-1");
        assertThat(desk.raw(Topics.ROUTED_INPUTS)).isEmpty();

        desk.clock.distrust(Optional.empty());
        desk.pass(Duration.ofMillis(2));

        List<TestRecord<byte[], byte[]>> routed = desk.raw(Topics.ROUTED_INPUTS);
        assertThat(routed).hasSize(1);
        assertThat(desk.journal().getLast().body().input())
                .isInstanceOf(DeskInput.OpportunityOffered.class);
    }

    private void completePair(String pairId) {
        desk.offer(opportunity(pairId, FIRST, SECOND));
        desk.accepted(pairId + "/positive", "100.00", "2.1");
        desk.accepted(pairId + "/hedge", "102.44", "2.05");
    }

    private PlaceBet onlyRequest() {
        List<PlaceBet> requests = desk.read(Topics.BET_PLACEMENT_REQUESTS, PlaceBet.class);
        assertThat(requests).hasSize(1);
        return requests.getFirst();
    }

    private static List<String> keys(List<TestRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String text(TestRecord<byte[], byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }
}
