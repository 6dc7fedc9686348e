package io.surelock.worker.placement;

import io.surelock.bookmaker.LookupAnswer;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.worker.Micros;
import io.surelock.worker.Words;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** What a bookmaker's answer to a lookup means. Pure. */
public record LookupOutcomes(LookUpBet request) {

    /**
     * The outcome of an answer.
     *
     * @param absenceAge as the bookmaker's capabilities say
     */
    public LookupOutcome answered(LookupAnswer answer, Instant answeredAt, Duration absenceAge) {
        return switch (answer) {
            case LookupAnswer.Found found -> found(found, answeredAt, absenceAge);
            case LookupAnswer.Absent absent ->
                    outcome(
                            LookupResult.ABSENT,
                            new Said(null, absent.complete(), null),
                            // No answer speaks of a time after its arrival, whatever it says, and
                            // one of a time before all bets proves nothing.
                            later(Instant.EPOCH, earlier(absent.asOf(), answeredAt)),
                            absenceAge);
            case LookupAnswer.Inconclusive inconclusive ->
                    inconclusive(inconclusive.reason(), answeredAt, absenceAge);
        };
    }

    /** Nothing is known. */
    LookupOutcome inconclusive(@Nullable String reason, Instant at, Duration absenceAge) {
        return outcome(
                LookupResult.INCONCLUSIVE,
                new Said(null, false, Words.reason(reason)),
                at,
                absenceAge);
    }

    private LookupOutcome found(LookupAnswer.Found found, Instant answeredAt, Duration absenceAge) {
        if (found.ticket().isBlank() || !found.stake().isPositive()) {
            return inconclusive(
                    "found without a ticket or with a stake of " + found.stake(),
                    answeredAt,
                    absenceAge);
        }
        return outcome(LookupResult.FOUND, new Said(found, false, null), answeredAt, absenceAge);
    }

    private record Said(
            LookupAnswer.@Nullable Found found, boolean complete, @Nullable String reason) {}

    private LookupOutcome outcome(
            LookupResult result, Said said, Instant asOf, Duration absenceAge) {
        LookupAnswer.Found found = said.found();
        return new LookupOutcome(
                request.deskId(),
                request.bet(),
                result,
                found == null ? null : found.ticket(),
                found == null ? null : found.stake(),
                found == null ? null : found.odds(),
                said.complete(),
                Micros.of(asOf),
                absenceAge.isNegative() ? Duration.ZERO : absenceAge,
                request.number(),
                said.reason());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
