package io.surelock.worker.placement;

import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.CancelAnswer;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.LookupOutcome;
import io.surelock.worker.TimedCall;
import io.surelock.worker.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One lookup of one bet. A read: whatever goes wrong with it, the desk asks again. */
final class LookupTask implements LaneTask {

    private final LookUpBet request;
    private final LookupOutcomes outcomes;
    private final PlacementParts parts;
    private final Reports reports;
    private final AtomicBoolean isReported = new AtomicBoolean();

    LookupTask(LookUpBet request, PlacementParts parts, Reports reports) {
        this.request = request;
        this.outcomes = new LookupOutcomes(request);
        this.parts = parts;
        this.reports = reports;
    }

    @Override
    public void run(Runnable overdue) throws InterruptedException {
        Duration limit = parts.settings().lookupTimeout();
        TimedCall<LookupOutcome> call = TimedCall.start("lookup-" + request.bet(), this::lookup);
        Optional<LookupOutcome> inTime = call.await(limit);
        if (inTime.isPresent()) {
            report(inTime.get());
            return;
        }
        giveUp("no answer within %d ms".formatted(limit.toMillis()));
        overdue.run();
        report(call.await());
    }

    @Override
    public void giveUp(String reason) {
        if (!isReported.get()) {
            abandon(reason);
        }
    }

    @Override
    public void abandon(String reason) {
        report(outcomes.inconclusive(reason, reports.now(), Duration.ZERO));
    }

    @Override
    public boolean isExpired(Instant now) {
        return false;
    }

    @Override
    public boolean isPlacement() {
        return false;
    }

    private LookupOutcome lookup() {
        String provider = request.account().provider();
        Optional<Bookmaker> bookmaker = parts.bookmakers().find(provider);
        return bookmaker.isEmpty()
                ? inconclusive("no bookmaker is configured for provider " + provider)
                : lookupWith(bookmaker.get());
    }

    private LookupOutcome lookupWith(Bookmaker bookmaker) {
        try {
            Capabilities capabilities = bookmaker.capabilities();
            // Asked first: a send that is still on its way can then no longer become a bet.
            CancelAnswer fence =
                    capabilities.cancels()
                            ? bookmaker.cancel(request.account(), request.reference())
                            : new CancelAnswer.Unknown("the bookmaker cannot cancel");
            if (fence instanceof CancelAnswer.Cancelled) {
                // Nothing can come any more, so the answer need not grow old.
                return answered(new LookupAnswer.Absent(true, reports.now()), Duration.ZERO);
            }
            if (!capabilities.lookupByReference()) {
                return outcomes.inconclusive(
                        "the bookmaker cannot look up a bet by its reference",
                        reports.now(),
                        capabilities.absenceAge());
            }
            LookupAnswer answer = bookmaker.lookup(request.account(), request.reference());
            return fence instanceof CancelAnswer.Used && answer instanceof LookupAnswer.Absent
                    ? inconclusive("absent, although its reference was used")
                    : answered(answer, capabilities.absenceAge());
        } catch (Throwable e) { // whatever an adapter throws, nothing is known
            return inconclusive(Words.failure("the bookmaker's adapter failed", e));
        }
    }

    private LookupOutcome answered(LookupAnswer answer, Duration absenceAge) {
        Instant now = reports.now();
        Optional<String> distrust = parts.clock().health().distrust();
        if (answer instanceof LookupAnswer.Absent && distrust.isPresent()) {
            return outcomes.inconclusive(
                    "absent, as of a time that cannot be trusted: " + distrust.get(),
                    now,
                    absenceAge);
        }
        return outcomes.answered(answer, now, absenceAge);
    }

    private LookupOutcome inconclusive(String reason) {
        return outcomes.inconclusive(reason, reports.now(), Duration.ZERO);
    }

    private void report(LookupOutcome outcome) {
        isReported.set(true);
        reports.lookup(outcome);
    }
}
