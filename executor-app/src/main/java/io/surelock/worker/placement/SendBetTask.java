package io.surelock.worker.placement;

import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.placement.BetOrder;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.worker.Step;
import io.surelock.worker.TimedCall;
import io.surelock.worker.Words;
import io.surelock.worker.placement.PlacementOutcomes.Sent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One send of one bet, and everything that is reported of it.
 *
 * <pre>
 *   WAITING ──last look──> SENT ──answer──> reported
 *      │                     └──time-out, stop──> OVERDUE (reported as unknown) ──answer──> reported
 *      └──time-out, stop──> WITHDRAWN (its thread finds that, and does not send)
 * </pre>
 */
final class SendBetTask implements LaneTask {

    private enum State {
        WAITING,
        SENT,
        OVERDUE,
        WITHDRAWN
    }

    /** The send itself: when, by the broker's time and by the local counter. */
    private record Send(Sent sent, long atNanos) {}

    private final PlaceBet request;
    private final PlacementOutcomes outcomes;
    private final PlacementParts parts;
    private final Reports reports;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final AtomicBoolean isTold = new AtomicBoolean();
    private volatile @Nullable Send send;

    SendBetTask(PlaceBet request, PlacementParts parts, Reports reports) {
        this.request = request;
        this.outcomes = new PlacementOutcomes(request);
        this.parts = parts;
        this.reports = reports;
    }

    @Override
    public void run(Runnable overdue) throws InterruptedException {
        TimedCall<PlacementOutcome> call =
                TimedCall.start("place-" + request.order().bet(), this::place);
        Optional<PlacementOutcome> inTime = call.await(request.callTimeout());
        if (inTime.isPresent()) {
            report(inTime.get());
            return;
        }
        giveUp("no answer within %d ms".formatted(request.callTimeout().toMillis()));
        overdue.run();
        report(call.await());
    }

    @Override
    public void giveUp(String reason) {
        if (state.compareAndSet(State.WAITING, State.WITHDRAWN)) {
            return; // its own thread reports that nothing was sent
        }
        Send made = send;
        if (made != null && state.compareAndSet(State.SENT, State.OVERDUE)) {
            report(outcomes.unknown(reason, made.sent(), reports.now()));
        }
    }

    @Override
    public void abandon(String reason) {
        report(notSent(reason));
    }

    @Override
    public boolean isExpired(Instant now) {
        return now.isAfter(request.notAfter());
    }

    @Override
    public boolean isPlacement() {
        return true;
    }

    private PlacementOutcome place() {
        parts.steps().reached(Step.BEFORE_SEND);
        String provider = request.order().account().provider();
        Optional<Bookmaker> bookmaker;
        Duration absenceAge;
        try {
            bookmaker = parts.bookmakers().find(provider);
            absenceAge =
                    bookmaker.map(found -> found.capabilities().absenceAge()).orElse(Duration.ZERO);
            // A login may take its time, so it comes before the last look at the clock.
            bookmaker.ifPresent(found -> found.openSession(request.order().account()));
        } catch (RuntimeException e) {
            return notSent(Words.failure("the bookmaker's adapter failed before the send", e));
        }
        Optional<String> obstacle =
                bookmaker.isEmpty()
                        ? Optional.of("no bookmaker is configured for provider " + provider)
                        : lastLook(absenceAge);
        return obstacle.isPresent() ? notSent(obstacle.get()) : send(bookmaker.orElseThrow());
    }

    /**
     * Looks at the clock for the last time. If nothing is in the way, the bet counts as sent from
     * here on, and nothing may come between this and the call.
     */
    private Optional<String> lastLook(Duration absenceAge) {
        Optional<String> distrust = parts.clock().health().distrust();
        if (distrust.isPresent()) {
            return Optional.of("the clock could not be trusted: " + distrust.get());
        }
        Instant now = parts.clock().now();
        if (now.isAfter(request.notAfter())) {
            return Optional.of(
                    "its notAfter, %s, had passed before it was sent"
                            .formatted(request.notAfter()));
        }
        send = new Send(new Sent(now, absenceAge), System.nanoTime());
        return state.compareAndSet(State.WAITING, State.SENT)
                ? Optional.empty()
                : Optional.of("it was withdrawn before it was sent");
    }

    private PlacementOutcome send(Bookmaker bookmaker) {
        BetOrder order = request.order();
        Sent sent = madeSend().sent();
        try {
            PlaceAnswer answer = bookmaker.place(order, request.notAfter());
            parts.steps().reached(Step.AFTER_SEND);
            return outcomes.answered(answer, sent, reports.now());
        } catch (Throwable e) { // whatever an adapter throws, the bet may stand
            return outcomes.unknown(
                    Words.failure("the bookmaker's adapter failed", e), sent, reports.now());
        }
    }

    private Send madeSend() {
        Send made = send;
        if (made == null) {
            throw new IllegalStateException("not sent: " + request.order().bet());
        }
        return made;
    }

    private PlacementOutcome notSent(String reason) {
        return outcomes.notSent(reason, reports.now());
    }

    private void report(PlacementOutcome outcome) {
        Send made = send;
        if (made != null && outcome.sentAt() != null && isTold.compareAndSet(false, true)) {
            parts.listener().sent(request.order(), made.atNanos());
        }
        reports.placement(outcome);
    }
}
