package io.surelock.topology.settlement;

import io.surelock.bet.BetId;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.settlement.BetWatch;
import io.surelock.settlement.LegSettlement;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollRequest;
import io.surelock.settlement.WatchBet;
import io.surelock.settlement.WatchDecider;
import io.surelock.settlement.WatchDecision;
import io.surelock.topology.Coordinates;
import io.surelock.topology.MisplacedRecordException;
import io.surelock.topology.Wakeup;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * Asks about watched bets when they are due. A poll costs one state write, when its answer arrives;
 * asking again after a crash is harmless.
 */
final class WatchProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** Polls per wake-up; what is left is asked at the next. */
    private static final int MOST_AT_ONCE = 500;

    private final WatchSettings settings;
    private final PollAgenda agenda = new PollAgenda();
    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable KeyValueStore<String, byte[]> watches;
    private @Nullable Wakeup wakeup;

    WatchProcessor(WatchSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        watches = processorContext.getStateStore(SettlementTopology.WATCHES);
        wakeup =
                new Wakeup(
                        processorContext,
                        settings.clock(),
                        settings.shortestWakeup(),
                        this::askWhatIsDue);
        try (KeyValueIterator<String, byte[]> all = store().all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> open = all.next();
                agenda.ask(open.key, decode(BetWatch.class, open.value).nextDue());
            }
        }
        scheduleNext();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Coordinates here = Coordinates.of(Objects.requireNonNull(context));
        switch (decode(Object.class, record.value())) {
            case WatchBet order -> watch(requireKey(here, record.key(), order.bet()), order);
            case PollOutcome poll -> answer(requireKey(here, record.key(), poll.bet()), poll);
            case Object other ->
                    throw new MisplacedRecordException(here + " is a " + other.getClass());
        }
        scheduleNext();
    }

    /** A bet is watched once; an order repeated after a late acceptance changes nothing. */
    private void watch(String bet, WatchBet order) {
        if (store().get(bet) == null) {
            BetWatch watch = BetWatch.of(order);
            store().put(bet, settings.wire().encode(watch));
            agenda.ask(bet, watch.nextDue());
        }
    }

    private void answer(String bet, PollOutcome poll) {
        BetWatch watch = find(bet);
        if (watch != null) {
            apply(bet, watch, WatchDecider.onAnswer(watch, poll, settings.clock().now()));
        }
    }

    private void askWhatIsDue() {
        Instant now = settings.clock().now();
        for (PollAgenda.Entry due : agenda.takeDue(now, MOST_AT_ONCE)) {
            BetWatch watch = find(due.bet());
            if (watch == null) {
                continue;
            }
            if (due.askedAt() != null) {
                apply(due.bet(), watch, WatchDecider.onSilence(watch, due.askedAt(), now));
            } else {
                ask(due.bet(), watch, now);
            }
        }
        scheduleNext();
    }

    private void ask(String bet, BetWatch watch, Instant now) {
        PollRequest request = watch.request(now);
        send(Topics.SETTLEMENT_POLL_REQUESTS, bet, request);
        agenda.await(bet, now, now.plus(watch.order().plan().answerTimeout()));
    }

    private void apply(String bet, BetWatch before, WatchDecision decision) {
        BetWatch after = decision.watch();
        if (after == null) {
            store().delete(bet);
            agenda.forget(bet);
        } else if (!after.equals(before)) {
            store().put(bet, settings.wire().encode(after));
            agenda.ask(bet, after.nextDue());
        }
        for (LegSettlement settlement : decision.tell()) {
            send(Topics.LEG_SETTLEMENTS, settlement.deskId(), settlement);
        }
    }

    private void scheduleNext() {
        agenda.next().ifPresent(Objects.requireNonNull(wakeup)::noLaterThan);
    }

    private @Nullable BetWatch find(String bet) {
        byte[] bytes = store().get(bet);
        return bytes == null ? null : decode(BetWatch.class, bytes);
    }

    private void send(Topic topic, String key, Object value) {
        Objects.requireNonNull(context)
                .forward(
                        new Record<>(
                                key.getBytes(StandardCharsets.UTF_8),
                                settings.wire().encode(value),
                                0L),
                        SettlementTopology.sink(topic));
    }

    private static String requireKey(Coordinates here, byte @Nullable [] key, BetId bet) {
        if (!Arrays.equals(key, bet.toString().getBytes(StandardCharsets.UTF_8))) {
            throw new MisplacedRecordException(here + " is not keyed by its bet " + bet);
        }
        return bet.toString();
    }

    private <T> T decode(Class<T> type, byte @Nullable [] bytes) {
        try {
            return settings.wire().decode(type, bytes == null ? new byte[0] : bytes);
        } catch (UnreadableException e) {
            throw new MisplacedRecordException("cannot be read: " + e.getMessage(), e);
        }
    }

    private KeyValueStore<String, byte[]> store() {
        return Objects.requireNonNull(watches);
    }
}
