package io.surelock.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.check.log.CheckException;
import io.surelock.check.log.LogRecord;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.desk.IgnoredReason;
import io.surelock.desk.Offer;
import io.surelock.placement.BetOrder;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Invariants 12 to 14 and 16 to 18: each broken alone is found by its number. */
class BrokenLogTest {

    private static final String ACCOUNT = Offer.ALPHA;

    @TempDir Path folder;

    private final HandmadeRun run = new HandmadeRun();

    @BeforeEach
    void aPairReconciles() {
        run.reconciled(Offer.of("P-1"), "P-1");
    }

    @Test
    void findsAnAlteredEntry() throws Exception {
        run.seal();
        run.log().change(HandmadeRun.JOURNAL, 2, record -> altered(record, -1));

        assertThat(run.violated(folder)).contains(12);
    }

    @Test
    void findsAMissingEntry() throws Exception {
        run.seal();
        run.log().remove(HandmadeRun.JOURNAL, record -> record.offset() == 3);

        assertThat(run.violated(folder)).contains(12, 14);
    }

    @Test
    void findsAnEntryOnARecordThatWasAborted() throws Exception {
        run.log().remove(HandmadeRun.OUTCOMES, record -> record.offset() == 0);

        assertThat(run.violated(folder)).containsExactly(12);
    }

    @Test
    void allowsCausesThatRetentionHasTaken() throws Exception {
        run.log().truncate(HandmadeRun.OUTCOMES, 1);

        assertThat(run.violated(folder)).isEmpty();
    }

    @Test
    void findsAnEntryOnOtherBytesThanItsCauseHas() throws Exception {
        run.log()
                .change(
                        HandmadeRun.OPPORTUNITIES,
                        0,
                        record -> HandmadeRun.with(record, "{}".getBytes(StandardCharsets.UTF_8)));

        assertThat(run.violated(folder)).containsExactly(12);
    }

    @Test
    void findsAnUnreadableEntry() throws Exception {
        run.seal();
        run.log().append(HandmadeRun.JOURNAL, run.now(), "main", new byte[] {1, 2}, Map.of());

        assertThat(run.violated(folder)).containsExactly(12);
    }

    @Test
    void findsAnEntryWithoutFieldsInJson() throws Exception {
        run.seal();
        json(HandmadeRun.JOURNAL, "{\"type\":\"JournalEntry\",\"body\":{\"deskId\":\"main\"}}");

        assertThat(run.violated(folder)).containsExactly(12);
    }

    @Test
    void findsARequestWithoutFieldsInJson() throws Exception {
        json(HandmadeRun.REQUESTS, "{\"type\":\"PlaceBet\",\"order\":{\"bet\":\"P-1/hedge\"}}");

        assertThat(run.violated(folder)).containsExactly(14);
    }

    @Test
    void findsARecordOfAnotherKindThanItsTopicHas() throws Exception {
        run.append(HandmadeRun.ATTEMPTS, "main", Offer.of("P-2").at(run.now()));

        assertThat(run.violated(folder)).containsExactly(14);
    }

    @Test
    void saysWhichLineIsOfNoLedger() {
        run.ledger("{\"outcome\":\"cancelled\"}");

        assertThatThrownBy(() -> run.check(folder))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("line 3 of")
                .hasMessageContaining("does not say when, in the field at");
    }

    @Test
    void findsAnInputThatItsRecordDoesNotHold() throws Exception {
        DeskInput.PlacementReported reported = new DeskInput.PlacementReported(outcome("T-1"));
        LogRecord cause = run.append(HandmadeRun.OUTCOMES, "main", outcome("T-2"));
        run.record(
                reported,
                cause,
                new DeskEvent.Ignored(IgnoredReason.IGNORED_OUTCOME, "P-1/positive"));

        assertThat(run.violated(folder)).containsExactly(12);
    }

    @Test
    void findsADecisionThatIsNotMadeAgain() throws Exception {
        run.rewrite(
                DeskEvent.TimerSet.class,
                events ->
                        events.stream()
                                .map(
                                        event ->
                                                event instanceof DeskEvent.TimerSet e
                                                        ? new DeskEvent.TimerSet(
                                                                e.pairId(),
                                                                e.kind(),
                                                                e.leg(),
                                                                e.due().plusSeconds(1),
                                                                e.sequence())
                                                        : event)
                                .toList());

        assertThat(run.violated(folder)).containsExactly(13);
    }

    @Test
    void allowsStoresAsTheJournalMakesThem() throws Exception {
        run.resolve("P-1").stores();

        assertThat(run.violated(folder)).isEmpty();
    }

    @Test
    void findsAPairInAStoreThatTheJournalDoesNotMake() throws Exception {
        run.stores();
        LogRecord pair = run.log().records(HandmadeRun.changelog("pairs")).getFirst();
        run.store("pairs", "main/P-9", bytes(pair));

        assertThat(run.violated(folder)).containsExactly(13);
    }

    @Test
    void findsACommandThatAStoreLacks() throws Exception {
        run.resolve("P-1").stores();
        run.log().clear(HandmadeRun.changelog("commands"));

        assertThat(run.violated(folder)).containsExactly(13);
    }

    @Test
    void findsAnInputThatWasForgotten() throws Exception {
        run.append(HandmadeRun.OPPORTUNITIES, "main", Offer.of("P-2").at(run.now()));

        assertThat(run.violated(folder)).containsExactly(14);
    }

    @Test
    void findsAnInputWithTwoFates() throws Exception {
        LogRecord first = run.log().records(HandmadeRun.OPPORTUNITIES).getFirst();
        deadLetter(first, bytes(first), "0");

        assertThat(run.violated(folder)).containsExactly(14);
    }

    @Test
    void findsADeadLetterWithOtherBytes() throws Exception {
        LogRecord bad = garbage();
        deadLetter(bad, new byte[] {9}, Long.toString(bad.offset()));

        assertThat(run.violated(folder)).containsExactly(14);
    }

    @Test
    void allowsADeadLetterWithItsOriginalBytes() throws Exception {
        LogRecord bad = garbage();
        deadLetter(bad, bytes(bad), Long.toString(bad.offset()));

        assertThat(run.violated(folder)).isEmpty();
    }

    @Test
    void findsAnUnreadableReport() throws Exception {
        run.log()
                .append(
                        HandmadeRun.ATTEMPTS,
                        run.now(),
                        "a",
                        "garbage".getBytes(StandardCharsets.UTF_8),
                        Map.of());

        assertThat(run.violated(folder)).containsExactly(14);
    }

    @Test
    void findsARoutedRecordWithoutItsOrigin() throws Exception {
        run.log()
                .append(
                        "routed-inputs",
                        run.now(),
                        "main",
                        "x".getBytes(StandardCharsets.UTF_8),
                        Map.of());

        assertThat(run.violated(folder)).containsExactly(14);
    }

    @Test
    void findsAKeyThatOutlivesItsCooldown() throws Exception {
        run.redis(redis(cooldownEnd().plusMillis(1), cooldownEnd().plusMillis(1)));

        assertThat(run.violated(folder)).containsExactly(16);
    }

    @Test
    void findsACooldownThatRedisDoesNotShow() throws Exception {
        run.redis(new FakeRedis(run.now()));

        assertThat(run.violated(folder)).containsExactly(16);
    }

    @Test
    void missesNoCooldownThatEndedWhileItLooked() throws Exception {
        run.redis(new FakeRedis(run.now(), Duration.ofSeconds(61)));

        assertThat(run.violated(folder)).isEmpty();
    }

    @Test
    void findsAKeyThatTheJournalDoesNotKnow() throws Exception {
        FakeRedis redis = redis(cooldownEnd(), cooldownEnd());
        redis.with(
                "exposure:wl1:alpha:P-1",
                "{\"deskId\":\"main\",\"sequence\":3}",
                run.now().plusSeconds(9));
        run.redis(redis);

        assertThat(run.violated(folder)).containsExactly(16);
    }

    @Test
    void findsAValueThatTheMirrorDidNotWrite() throws Exception {
        run.redis(redis(cooldownEnd(), cooldownEnd()).with("cooldown:" + ACCOUNT, "1", null));
        assertThat(run.violated(folder)).isEmpty(); // an older worker's, which lasts longer

        run.redis(
                redis(cooldownEnd(), cooldownEnd())
                        .with("cooldown:" + ACCOUNT, "1", cooldownEnd().minusSeconds(1)));
        assertThat(run.violated(folder)).containsExactly(16);
    }

    @Test
    void findsAValueFromBeyondTheJournal() throws Exception {
        String beyond = value().replace("\"sequence\":4", "\"sequence\":99");
        run.redis(
                redis(cooldownEnd(), cooldownEnd())
                        .with("cooldown:" + ACCOUNT, beyond, cooldownEnd()));

        assertThat(run.violated(folder)).containsExactly(16);
        assertThat(run.open().violated(folder)).isEmpty();
    }

    @Test
    void findsRedisSoundWhereItIs() throws Exception {
        run.redis(redis(cooldownEnd(), cooldownEnd()));

        assertThat(run.violated(folder)).isEmpty();
        assertThat(run.check(folder).invariants().get(15).checked()).isEqualTo(4);
    }

    @Test
    void findsAnOpenTransaction() throws Exception {
        run.log().leaveOpen("desk-journal-0 is readable up to 3 only, its end was 5");

        assertThat(run.violated(folder)).containsExactly(17);
    }

    @Test
    void findsAFaultThatWasNeverHit() throws Exception {
        run.faults(
                Files.writeString(
                        folder.resolve("faults"),
                        """
                        {"kind":"fault","name":"accept_drop","planned":true,"hit":12}
                        {"kind":"crash_point","name":"BEFORE_SEND","planned":true,"hit":0}
                        {"kind":"fault","name":"late","planned":false,"hit":0}
                        """));

        CheckReport report = run.check(folder);

        assertThat(report.violations()).isEqualTo(1);
        assertThat(report.invariants().get(17).checked()).isEqualTo(2);
        assertThat(report.invariants().get(17).first())
                .containsExactly("the crash point BEFORE_SEND was planned and never hit (line 2)");
    }

    private void json(String topic, String json) {
        run.log().append(topic, run.now(), "main", json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private PlacementOutcome outcome(String ticket) {
        BetOrder order = run.order("P-1/positive").order();
        return new PlacementOutcome(
                "main",
                order.bet(),
                PlacementStatus.ACCEPTED,
                ticket,
                order.stake(),
                order.odds(),
                null,
                null,
                run.now(),
                Duration.ZERO);
    }

    private LogRecord garbage() {
        return run.log()
                .append(
                        HandmadeRun.OPPORTUNITIES,
                        run.now(),
                        "main",
                        "garbage".getBytes(StandardCharsets.UTF_8),
                        Map.of());
    }

    private void deadLetter(LogRecord original, byte[] value, String offset) {
        run.log()
                .append(
                        "dead-letters",
                        run.now(),
                        original.keyText(),
                        value,
                        Map.of(
                                "surelock-topic",
                                original.topic(),
                                "surelock-partition",
                                "0",
                                "surelock-offset",
                                offset));
    }

    private static byte[] bytes(LogRecord record) {
        return Objects.requireNonNull(record.value());
    }

    private static LogRecord altered(LogRecord record, int by) {
        byte[] bytes = bytes(record).clone();
        // The last letter of a text near the end, so that the entry is still readable.
        int at = bytes.length - 64 - 40;
        bytes[at] = (byte) (bytes[at] + by);
        return HandmadeRun.with(record, bytes);
    }

    private FakeRedis redis(Instant alphaEnds, Instant betaEnds) {
        return new FakeRedis(run.now())
                .with("cooldown:" + ACCOUNT, value(), alphaEnds)
                .with("cooldown:" + Offer.BETA, value(), betaEnds);
    }

    private Instant cooldownEnd() {
        return Instant.parse("2026-01-05T12:00:00Z").plus(Duration.ofSeconds(60));
    }

    private String value() {
        return """
        {"until":"%s","pairId":"P-1","deskId":"main","sequence":4}"""
                .formatted(cooldownEnd());
    }
}
