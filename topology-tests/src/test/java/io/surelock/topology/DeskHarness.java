package io.surelock.topology;

import io.surelock.bet.BetId;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.clock.ManualClock;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskState;
import io.surelock.desk.policy.Policy;
import io.surelock.event.PublicEvent;
import io.surelock.journal.JournalEntry;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.topology.desk.DeskSettings;
import io.surelock.topology.desk.DeskStores;
import io.surelock.topology.desk.DeskTopology;
import io.surelock.topology.desk.JournalTail;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One desk topology on a virtual clock, with a trader's words for what goes in and comes out. */
final class DeskHarness implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    final Wire wire = Wire.standard();
    final ManualClock clock;
    TopologyTestDriver driver;
    private final DeskSettings settings;
    private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<Topic, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
    private TaskFolder folder = new TaskFolder();
    private final Map<String, JournalTail.Last> journalEnd = new HashMap<>();
    private boolean closed;

    /** The one provider that no bookmaker is configured for. */
    static final String UNKNOWN_PROVIDER = "nobody";

    DeskHarness() {
        this(1, false, null);
    }

    /**
     * @param tail of the journal; null for one that ends where the stores did at a restart
     */
    DeskHarness(int partitions, boolean jsonEvents, @Nullable JournalTail tail) {
        clock = new ManualClock(START);
        settings =
                new DeskSettings(
                        wire,
                        clock,
                        Policy.DEFAULT,
                        partitions,
                        Duration.ofMillis(1),
                        DeskSettings.TIMERS_AT_ONCE,
                        jsonEvents,
                        provider -> !provider.equals(UNKNOWN_PROVIDER),
                        tail != null ? tail : (partition, desks) -> Map.copyOf(journalEnd));
        driver = open();
    }

    private TopologyTestDriver open() {
        return new TopologyTestDriver(
                DeskTopology.build(settings), folder.properties(), clock.now());
    }

    /** Is killed, and starts again on what the stores held. Output not read yet is lost. */
    void restart() {
        noteJournalEnd();
        TaskFolder kept = folder.copyOf(driver);
        closed = true;
        folder.delete();
        folder = kept;
        inputs.clear();
        outputs.clear();
        driver = open();
        closed = false;
    }

    private void noteJournalEnd() {
        byte[] stored = (byte[]) driver.getKeyValueStore(DeskStores.DESKS).get("main");
        if (stored == null) {
            return;
        }
        try {
            DeskState state = wire.decode(DeskState.class, stored);
            journalEnd.put("main", new JournalTail.Last(state.sequence(), state.lastHash()));
        } catch (UnreadableException e) {
            throw new AssertionError("the store of the desks is damaged", e);
        }
    }

    /** Publishes raw bytes under a raw key. */
    void publish(Topic topic, byte @Nullable [] key, byte @Nullable [] value) {
        publish(topic, key, value, new RecordHeaders());
    }

    void publish(Topic topic, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        inputs.computeIfAbsent(
                        topic,
                        t ->
                                driver.createInputTopic(
                                        t.name(),
                                        new ByteArraySerializer(),
                                        new ByteArraySerializer()))
                .pipeInput(new TestRecord<>(key, value, headers, clock.now()));
    }

    void offer(String json) {
        publish(Topics.ARB_OPPORTUNITIES, utf8("main"), utf8(json));
    }

    void command(String json) {
        publish(Topics.OPERATOR_COMMANDS, utf8("main"), utf8(json));
    }

    void report(Object report) {
        publish(Topics.BET_PLACEMENT_OUTCOMES, utf8("main"), wire.encode(report));
    }

    void accepted(String bet, String stake, String odds) {
        report(
                new PlacementOutcome(
                        "main",
                        BetId.parse(bet),
                        PlacementStatus.ACCEPTED,
                        "T-" + bet,
                        Money.of(stake, "EUR"),
                        Odds.of(odds),
                        null,
                        clock.now(),
                        clock.now(),
                        Duration.ZERO));
    }

    void pass(Duration time) {
        clock.advance(time);
        driver.advanceWallClockTime(time);
    }

    /** Lets the broker's clock go on while the task has no time to look at its timers. */
    void passUnnoticed(Duration time) {
        clock.advance(time);
    }

    /** The timers that have run out since the last call; the driver brings them round by itself. */
    int timersRung() {
        return raw(Topics.BET_PLACEMENT_OUTCOMES).size();
    }

    List<TestRecord<byte[], byte[]>> raw(Topic topic) {
        return outputs.computeIfAbsent(
                        topic,
                        t ->
                                driver.createOutputTopic(
                                        t.name(),
                                        new ByteArrayDeserializer(),
                                        new ByteArrayDeserializer()))
                .readRecordsToList();
    }

    <T> List<T> read(Topic topic, Class<T> type) {
        List<T> read = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : raw(topic)) {
            try {
                read.add(wire.decode(type, record.value()));
            } catch (UnreadableException e) {
                throw new AssertionError(topic + " holds an unreadable record", e);
            }
        }
        return read;
    }

    List<JournalEntry> journal() {
        return read(Topics.DESK_JOURNAL, JournalEntry.class);
    }

    /** The public events since the last call, as name and pair. */
    List<String> events() {
        return read(Topics.EXECUTOR_EVENTS, PublicEvent.class).stream()
                .map(event -> event.event() + " " + event.pairId())
                .toList();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A good opportunity as a producer writes it. */
    static String opportunity(String pairId, String firstAccount, String secondAccount) {
        return """
        {"pairId":"%s","deskId":"main","detectedAt":"2026-01-05T12:00:00Z","sport":"football",
         "event":{"id":"e1","name":"Ajax - Feyenoord"},"expectedProfit":"7.56",
         "positive":{"account":"%s","marketId":"m1","selectionId":"over",
                     "odds":"2.1000","stake":"100.00","currency":"EUR"},
         "hedge":{"account":"%s","marketId":"m1","selectionId":"under",
                  "odds":"2.0500","stake":"102.44","currency":"EUR"}}
        """
                .formatted(pairId, firstAccount, secondAccount);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            driver.close();
        }
        folder.delete();
    }
}
