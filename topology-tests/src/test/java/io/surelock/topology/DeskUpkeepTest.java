package io.surelock.topology;

import static io.surelock.topology.DeskHarness.opportunity;
import static io.surelock.topology.DeskHarness.utf8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.placement.PlaceBet;
import io.surelock.topology.desk.DeskStores;
import io.surelock.topology.desk.JournalTail;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What operators and time do to a desk: quarantine, policy, tidying, timers over a restart. */
class DeskUpkeepTest {

    private static final String FIRST = "wl1:alpha:ACC_001";
    private static final String SECOND = "wl2:beta:ACC_002";

    private DeskHarness desk = new DeskHarness();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aQuarantinedOpportunityIsJournaledAndNotDecidedAndTheNextOneIs() {
        desk.command(command("quarantine", quarantine(0)));

        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.offer(opportunity("P-2", FIRST, SECOND));

        assertThat(desk.read(Topics.BET_PLACEMENT_REQUESTS, PlaceBet.class))
                .extracting(request -> request.order().bet().toString())
                .containsExactly("P-2/positive");
        assertThat(desk.journal())
                .extracting(entry -> entry.body().input())
                .contains(
                        new DeskInput.OpportunitySkipped(
                                "main", Topics.ARB_OPPORTUNITIES.name(), 0, 0));
    }

    @Test
    void aQuarantineHoldsAfterARestartAndSparesOtherOffsets() {
        desk.command(command("quarantine", quarantine(1)));
        desk.offer(opportunity("P-1", FIRST, SECOND));
        assertThat(desk.events()).isEmpty();
        assertThat(desk.read(Topics.BET_PLACEMENT_REQUESTS, PlaceBet.class)).hasSize(1);
        desk.restart();
        desk.offer(opportunity("P-2", "wl3:alpha:A", "wl3:beta:B")); // offset 0 once more
        desk.offer(opportunity("P-3", "wl4:alpha:A", "wl4:beta:B")); // offset 1

        assertThat(desk.read(Topics.BET_PLACEMENT_REQUESTS, PlaceBet.class))
                .extracting(request -> request.order().bet().toString())
                .containsExactly("P-2/positive");
    }

    @Test
    void aPolicyCommandIsInEffectFromTheNextDecisionOnAndAfterARestart() {
        desk.command(
                command(
                        "policy",
                        """
                        {"cooldown":"60s","maxOpportunityAge":"10s","hold":"both",
                         "placementWindow":"3s","callTimeout":"8s","callMargin":"2s",
                         "lookupInterval":"5s","lookupDeadline":"2m",
                         "polls":{"interval":"5s","maxPolls":120,"answerTimeout":"30s",
                                  "correctionsFor":"48h","correctionsEvery":"1h"}}
                        """));
        assertThat(desk.raw(Topics.DEAD_LETTERS)).isEmpty();
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.restart();
        desk.offer(opportunity("P-2", "wl3:alpha:A", "wl3:beta:B"));

        assertThat(desk.read(Topics.BET_PLACEMENT_REQUESTS, PlaceBet.class))
                .extracting(PlaceBet::notAfter)
                .containsExactly(DeskHarness.START.plusSeconds(3));
    }

    @Test
    void aBlockedPairLeavesTheStoreOnceItsIdHasLapsedAndItsRedeliveryIsStaleStill() {
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.offer(opportunity("P-2", FIRST, SECOND));
        assertThat(desk.driver.getKeyValueStore(DeskStores.BLOCKED).get("main/P-2")).isNotNull();
        desk.events();

        desk.pass(Duration.ofSeconds(71));

        assertThat(desk.driver.getKeyValueStore(DeskStores.BLOCKED).get("main/P-2")).isNull();
        assertThat(sizeOf(DeskStores.LAPSES)).isZero();
        desk.offer(opportunity("P-2", FIRST, SECOND));
        assertThat(desk.events()).containsExactly("arb_blocked P-2");
        assertThat(lastBlock().reason().label()).isEqualTo("stale");
    }

    @Test
    void tidiesWhatIsBlockedAfterAnEarlierTidyingToo() {
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.offer(opportunity("P-2", FIRST, SECOND));
        desk.pass(Duration.ofSeconds(71));
        desk.offer(opportunity("P-3", FIRST, SECOND).replace("12:00:00Z", "12:01:10Z"));
        assertThat(desk.driver.getKeyValueStore(DeskStores.BLOCKED).get("main/P-3")).isNotNull();

        desk.pass(Duration.ofSeconds(71));

        assertThat(desk.driver.getKeyValueStore(DeskStores.BLOCKED).get("main/P-3")).isNull();
    }

    @Test
    void timersRingAfterARestart() {
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.restart();

        desk.pass(Duration.ofSeconds(20));

        assertThat(desk.timersRung()).isOne();
        assertThat(desk.journal().getLast().body().input()).isInstanceOf(DeskInput.TimerDue.class);
    }

    @Test
    void timersOfLaterPairsRingAfterThoseOfEarlierOnes() {
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.pass(Duration.ofSeconds(20));
        assertThat(desk.timersRung()).isOne();

        desk.pass(Duration.ofSeconds(5));
        assertThat(desk.timersRung()).isOne();
        desk.offer(
                opportunity("P-2", "wl3:alpha:A", "wl3:beta:B").replace("12:00:00Z", "12:00:25Z"));
        for (int i = 0; i < 60; i++) {
            desk.pass(Duration.ofSeconds(5));
        }

        assertThat(sizeOf(DeskStores.TIMERS)).isZero();
        assertThat(desk.events()).contains("exposure_alert P-1", "exposure_alert P-2");
    }

    @Test
    void publicEventsAreJsonWhereAskedForAndEverythingElseIsAvro() {
        desk.close();
        desk = new DeskHarness(1, true, JournalTail.none());
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.offer(opportunity("P-2", FIRST, SECOND));

        List<TestRecord<byte[], byte[]>> events = desk.raw(Topics.EXECUTOR_EVENTS);
        assertThat(events).hasSize(1);
        assertThat(new String(events.getFirst().value(), StandardCharsets.UTF_8))
                .startsWith("{")
                .contains("\"event\":\"arb_blocked\"", "\"pairId\":\"P-2\"");
        assertThat(desk.journal()).hasSize(3);
    }

    @Test
    void aDeadLetterSaysWhereItWasAndKeepsItsBytesAndHeaders() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", utf8("t-1"));
        desk.offer(opportunity("P-1", FIRST, SECOND));
        desk.publish(Topics.ARB_OPPORTUNITIES, utf8("any"), utf8("{}"), headers);

        TestRecord<byte[], byte[]> letter = desk.raw(Topics.DEAD_LETTERS).getFirst();
        assertThat(letter.key()).isEqualTo(utf8("any"));
        assertThat(letter.value()).isEqualTo(utf8("{}"));
        assertThat(header(letter, "surelock-topic")).isEqualTo("arb-opportunities");
        assertThat(header(letter, "surelock-partition")).isEqualTo("0");
        assertThat(header(letter, "surelock-offset")).isEqualTo("1");
        assertThat(header(letter, "surelock-at")).isEqualTo("2026-01-05T12:00:00Z");
        assertThat(header(letter, "surelock-source")).isEqualTo("desk");
        assertThat(header(letter, "surelock-original-trace")).isEqualTo("t-1");
    }

    @Test
    void takesInputUpToSixtyFourKibibytesAndNotOneByteMore() {
        String good = opportunity("P-1", FIRST, SECOND);
        String largest = good + " ".repeat(Wire.MAX_INPUT_BYTES - utf8(good).length);
        desk.offer(largest + " ");
        assertThat(desk.raw(Topics.DEAD_LETTERS)).hasSize(1);
        assertThat(desk.journal()).isEmpty();

        desk.offer(largest);
        assertThat(desk.raw(Topics.DEAD_LETTERS)).isEmpty();
        assertThat(desk.journal()).hasSize(2);
    }

    @Test
    void whatWasRoutedToAPartitionThatIsNotItsDesksStopsTheTask() {
        int partitions = 2;
        while (Partitions.of("main", partitions) == 0) {
            partitions++;
        }
        desk.close();
        desk = new DeskHarness(partitions, false, JournalTail.none());

        assertThatThrownBy(() -> desk.offer(opportunity("P-1", FIRST, SECOND)))
                .hasStackTraceContaining("routed-inputs-0@0 was routed here but belongs to desk");
    }

    private DeskEvent.ArbBlocked lastBlock() {
        return (DeskEvent.ArbBlocked) desk.journal().getLast().body().events().getFirst();
    }

    private int sizeOf(String store) {
        int size = 0;
        try (KeyValueIterator<Object, Object> all = desk.driver.getKeyValueStore(store).all()) {
            for (; all.hasNext(); all.next()) {
                size++;
            }
        }
        return size;
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String quarantine(long offset) {
        return "{\"topic\":\"arb-opportunities\",\"partition\":0,\"offset\":%d}".formatted(offset);
    }

    private static String command(String action, String what) {
        return """
        {"commandId":"c-1","deskId":"main","at":"2026-01-05T12:00:00Z","operator":"dana","%s":%s}
        """
                .formatted(action, what);
    }
}
