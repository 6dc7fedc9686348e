package io.surelock.topology;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.clock.ManualClock;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.settlement.LegSettlement;
import io.surelock.settlement.PollAnswer;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollPlan;
import io.surelock.settlement.PollRequest;
import io.surelock.settlement.WatchBet;
import io.surelock.topology.settlement.SettlementTopology;
import io.surelock.topology.settlement.WatchSettings;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One settlement topology on a virtual clock. */
final class WatchesHarness implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    final Wire wire = Wire.standard();
    final ManualClock clock;
    final TopologyTestDriver driver;
    private final TaskFolder folder;

    WatchesHarness() {
        this(new TaskFolder(), new ManualClock(START));
    }

    private WatchesHarness(TaskFolder folder, ManualClock clock) {
        this.folder = folder;
        this.clock = clock;
        driver =
                new TopologyTestDriver(
                        SettlementTopology.build(
                                new WatchSettings(wire, clock, Duration.ofMillis(1))),
                        folder.properties(),
                        clock.now());
    }

    /** Another task on what this one's stores hold; this one is dead. */
    WatchesHarness takenOver() {
        TaskFolder kept = folder.copyOf(driver);
        folder.delete();
        return new WatchesHarness(kept, clock);
    }

    void watch(String bet, Instant firstPollAt) {
        WatchBet order =
                new WatchBet(
                        "main",
                        BetId.parse(bet),
                        AccountId.parse("wl1:alpha:A"),
                        "T-1",
                        firstPollAt,
                        PollPlan.DEFAULT);
        publish(Topics.SETTLEMENT_WATCHES, bet, wire.encode(order));
    }

    void answer(PollRequest asked, PollAnswer answer) {
        PollOutcome outcome =
                new PollOutcome(
                        asked.deskId(),
                        asked.bet(),
                        asked.kind(),
                        asked.number(),
                        answer,
                        asked.requestedAt(),
                        clock.now(),
                        null);
        publish(Topics.SETTLEMENT_POLL_OUTCOMES, asked.bet().toString(), wire.encode(outcome));
    }

    void publish(Topic topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(
                        new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, clock.now()));
    }

    void pass(Duration time) {
        clock.advance(time);
        driver.advanceWallClockTime(time);
    }

    List<PollRequest> asked() {
        return read(Topics.SETTLEMENT_POLL_REQUESTS, PollRequest.class);
    }

    List<LegSettlement> told() {
        return read(Topics.LEG_SETTLEMENTS, LegSettlement.class);
    }

    private <T> List<T> read(Topic topic, Class<T> type) {
        List<T> read = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record :
                driver.createOutputTopic(
                                topic.name(),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer())
                        .readRecordsToList()) {
            try {
                read.add(wire.decode(type, record.value()));
            } catch (UnreadableException e) {
                throw new AssertionError(topic + " holds an unreadable record", e);
            }
        }
        return read;
    }

    @Override
    public void close() {
        driver.close();
        folder.delete();
    }
}
