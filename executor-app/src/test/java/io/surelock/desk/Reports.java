package io.surelock.desk;

import io.surelock.bet.BetId;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.pair.Timer;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.LookupResult;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.settlement.LegSettlement;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What workers and the settlement tell a desk, and what a desk tells the outside, in short. */
final class Reports {

    private Reports() {}

    static DeskInput accepted(String bet, Money stake, Odds odds, Instant at) {
        return new DeskInput.PlacementReported(
                new PlacementOutcome(
                        "main",
                        BetId.parse(bet),
                        PlacementStatus.ACCEPTED,
                        ticket(bet),
                        stake,
                        odds,
                        null,
                        at,
                        at,
                        Duration.ZERO));
    }

    static DeskInput rejected(String bet, Instant at) {
        return outcome(bet, PlacementStatus.REJECTED, "ODDS_CHANGED", at, at, Duration.ZERO);
    }

    static DeskInput notPlaced(String bet, Instant at) {
        return outcome(
                bet, PlacementStatus.NOT_PLACED, "too late to send", null, at, Duration.ZERO);
    }

    static DeskInput unknown(
            String bet, @Nullable Instant sentAt, Instant answeredAt, Duration absenceAge) {
        return outcome(bet, PlacementStatus.UNKNOWN, "time-out", sentAt, answeredAt, absenceAge);
    }

    static DeskInput found(String bet, Money stake, Odds odds, Instant asOf) {
        return new DeskInput.LookupReported(
                new LookupOutcome(
                        "main",
                        BetId.parse(bet),
                        LookupResult.FOUND,
                        ticket(bet),
                        stake,
                        odds,
                        true,
                        asOf,
                        Duration.ZERO,
                        1,
                        null));
    }

    static DeskInput absent(String bet, Instant asOf, Duration absenceAge) {
        return notFound(bet, LookupResult.ABSENT, true, asOf, absenceAge);
    }

    static DeskInput incompletelyAbsent(String bet, Instant asOf) {
        return notFound(bet, LookupResult.ABSENT, false, asOf, Duration.ZERO);
    }

    static DeskInput inconclusive(String bet, Instant asOf) {
        return notFound(bet, LookupResult.INCONCLUSIVE, false, asOf, Duration.ZERO);
    }

    static DeskInput rung(String pairId, Timer timer) {
        return new DeskInput.TimerDue(
                "main",
                new BetId(pairId, timer.leg()),
                timer.kind(),
                timer.due(),
                timer.sequence());
    }

    static DeskInput settled(
            String bet, LegSettlement.Kind kind, @Nullable SettlementOutcome outcome) {
        return new DeskInput.LegSettled(
                new LegSettlement("main", BetId.parse(bet), kind, outcome, 120));
    }

    static String ticket(String bet) {
        return "ticket of " + bet;
    }

    /** The event's name, with the reason where it is ignored. */
    static String name(DeskEvent event) {
        return event instanceof DeskEvent.Ignored ignored
                ? "Ignored:" + ignored.reason().label()
                : event.getClass().getSimpleName();
    }

    /** The event as a scenario file's expectation writes it, or null where it stays inside. */
    static @Nullable String told(DeskEvent event) {
        return switch (event) {
            case DeskEvent.ArbSucceeded e -> "arb_success " + e.pairId();
            case DeskEvent.ArbFailed e -> "arb_failed " + e.pairId();
            case DeskEvent.ArbEmergency e -> "arb_emergency " + e.pairId();
            case DeskEvent.ArbBlocked e -> "arb_blocked " + e.pairId() + " " + e.reason().label();
            case DeskEvent.BetExecuted e -> "bet_executed " + e.bet() + " " + e.status().label();
            case DeskEvent.PairReconciled e ->
                    "pair_reconciled "
                            + e.pairId()
                            + " "
                            + e.result().name().toLowerCase(Locale.ROOT);
            case DeskEvent.ExposureRaised e ->
                    "exposure_alert " + e.exposure().pairId() + " " + e.exposure().reason().label();
            case DeskEvent.ExposureResolved e -> "exposure_resolved " + e.exposure().pairId();
            default -> null;
        };
    }

    private static DeskInput outcome(
            String bet,
            PlacementStatus status,
            String reason,
            @Nullable Instant sentAt,
            Instant answeredAt,
            Duration absenceAge) {
        return new DeskInput.PlacementReported(
                new PlacementOutcome(
                        "main",
                        BetId.parse(bet),
                        status,
                        null,
                        null,
                        null,
                        reason,
                        sentAt,
                        answeredAt,
                        absenceAge));
    }

    private static DeskInput notFound(
            String bet, LookupResult result, boolean complete, Instant asOf, Duration absenceAge) {
        return new DeskInput.LookupReported(
                new LookupOutcome(
                        "main",
                        BetId.parse(bet),
                        result,
                        null,
                        null,
                        null,
                        complete,
                        asOf,
                        absenceAge,
                        1,
                        "nothing found"));
    }
}
