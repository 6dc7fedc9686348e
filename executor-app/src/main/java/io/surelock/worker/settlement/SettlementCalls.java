package io.surelock.worker.settlement;

import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.contract.DeadLetter;
import io.surelock.contract.Topics;
import io.surelock.settlement.PollAnswer;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollRequest;
import io.surelock.worker.Micros;
import io.surelock.worker.OutcomeWriter;
import io.surelock.worker.SessionRenewal;
import io.surelock.worker.TimedCall;
import io.surelock.worker.Words;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Asks bookmakers how bets stand, each poll on a virtual thread, and reports what they say. */
final class SettlementCalls {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementCalls.class);

    /** Longest quotation of a bookmaker in an outcome. */
    private static final int RAW_CHARACTERS = 2_000;

    private static final String SOURCE = "settlement-worker";

    private final SettlementParts parts;
    private final OutcomeWriter writer;
    private final SessionRenewal renewal = new SessionRenewal();
    private final Map<String, Semaphore> slots = new ConcurrentHashMap<>();
    private volatile boolean isClosed;

    SettlementCalls(SettlementParts parts) {
        this.parts = parts;
        this.writer =
                new OutcomeWriter(
                        () ->
                                parts.clients()
                                        .plain(parts.settings().instanceId() + "-poll-outcomes"));
    }

    /**
     * Asks once, or not at all if the poll is stale.
     *
     * @param finished run when the outcome is written or none is due
     */
    void ask(PollRequest request, Runnable finished) {
        Thread.ofVirtual().name("poll-" + request.bet()).start(() -> askInTurn(request, finished));
    }

    /** Puts aside what is no poll. */
    void putAside(ConsumerRecord<byte[], byte[]> unreadable, String reason, Runnable finished) {
        LOG.error(
                "ALARM: the poll request at {}-{} offset {} is a dead letter: {}",
                unreadable.topic(),
                unreadable.partition(),
                unreadable.offset(),
                reason);
        writer.write(
                DeadLetter.record(unreadable, reason, Micros.now(parts.clock()), SOURCE),
                "an unreadable poll request",
                finished);
    }

    /** Waits until all outcomes so far are written, and closes. Later answers are dropped. */
    void close(Duration limit) throws InterruptedException {
        isClosed = true;
        writer.close(limit);
    }

    private void askInTurn(PollRequest request, Runnable finished) {
        Semaphore slot =
                slots.computeIfAbsent(
                        request.account().provider(),
                        _ -> new Semaphore(parts.settings().maxCallsPerProvider(), true));
        try {
            Duration untilStale = untilStale(request);
            if (!untilStale.isNegative()
                    && slot.tryAcquire(untilStale.toNanos(), TimeUnit.NANOSECONDS)) {
                askNow(request, slot, finished);
                return;
            }
            LOG.info("Poll {} of bet {} is skipped: stale.", request.number(), request.bet());
            finished.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts polls; the thread ends here
        }
    }

    private Duration untilStale(PollRequest request) {
        return Duration.between(
                parts.clock().now(), request.requestedAt().plus(SettlementSettings.STALE_AFTER));
    }

    private void askNow(PollRequest request, Semaphore slot, Runnable finished)
            throws InterruptedException {
        Duration limit = parts.settings().callTimeout();
        TimedCall<SettlementAnswer> call =
                TimedCall.start("settlement-" + request.bet(), () -> answer(request, slot));
        Optional<SettlementAnswer> inTime = call.await(limit);
        if (inTime.isPresent()) {
            report(request, inTime.get(), finished);
            return;
        }
        report(request, error("no answer within %d ms".formatted(limit.toMillis())), finished);
        SettlementAnswer late = call.await();
        if (late.answer().outcome() != null) { // a final answer is taken whenever it comes
            report(request, late, () -> {});
        }
    }

    private SettlementAnswer answer(PollRequest request, Semaphore slot) {
        try {
            Optional<Bookmaker> bookmaker = parts.bookmakers().find(request.account().provider());
            return bookmaker.isEmpty()
                    ? error(
                            "no bookmaker is configured for provider "
                                    + request.account().provider())
                    : answer(request, bookmaker.get());
        } finally {
            slot.release();
        }
    }

    private SettlementAnswer answer(PollRequest request, Bookmaker bookmaker) {
        long askedNanos = System.nanoTime();
        try {
            SettlementAnswer answer = bookmaker.settlement(request.account(), request.ticket());
            if (answer.answer() == PollAnswer.SESSION_LOST) {
                Thread.ofVirtual()
                        .name("login-" + request.account())
                        .start(() -> renewal.renew(request.account(), bookmaker, askedNanos));
            }
            return answer;
        } catch (Throwable e) { // whatever an adapter throws, nothing is known
            return error(Words.failure("the bookmaker's adapter failed", e));
        }
    }

    private static SettlementAnswer error(String reason) {
        return new SettlementAnswer(PollAnswer.ERROR, reason);
    }

    private void report(PollRequest request, SettlementAnswer answer, Runnable finished) {
        if (isClosed) {
            return;
        }
        PollOutcome outcome =
                new PollOutcome(
                        request.deskId(),
                        request.bet(),
                        request.kind(),
                        request.number(),
                        answer.answer(),
                        request.requestedAt(),
                        Micros.now(parts.clock()),
                        cut(answer.raw()));
        writer.write(
                new ProducerRecord<>(
                        Topics.SETTLEMENT_POLL_OUTCOMES.name(),
                        request.bet().toString().getBytes(StandardCharsets.UTF_8),
                        parts.wire().encode(outcome)),
                "poll %d of bet %s".formatted(request.number(), request.bet()),
                finished);
    }

    private static @Nullable String cut(@Nullable String raw) {
        return raw == null ? null : Words.cut(raw, RAW_CHARACTERS);
    }
}
