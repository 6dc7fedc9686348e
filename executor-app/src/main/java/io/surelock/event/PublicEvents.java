package io.surelock.event;

import io.surelock.bet.Leg;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskView;
import io.surelock.desk.EventIds;
import io.surelock.desk.PairLegs;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.exposure.ExposureLeg;
import io.surelock.desk.exposure.Resolution;
import io.surelock.desk.pair.PairState;
import io.surelock.journal.JournalBody;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** Makes the public event of a recorded one, where there is one. */
public final class PublicEvents {

    private static final String SEVERITY = "high";
    private static final String STATUS = "EXPOSURE_EVENT";
    private static final String EXPOSURE_ALERT = "exposure_alert";

    private PublicEvents() {}

    /**
     * The public event of the entry's event at {@code index}.
     *
     * @param after the desk as the whole entry leaves it
     * @return null where the event stays inside
     */
    public static @Nullable PublicEvent of(JournalBody entry, int index, DeskView after) {
        Head head =
                new Head(
                        EventIds.of(entry.deskId(), entry.sequence(), index),
                        entry.deskId(),
                        entry.decidedAt());
        return switch (entry.events().get(index)) {
            case DeskEvent.ArbSucceeded e -> succeeded(head, pair(after, e.pairId()));
            case DeskEvent.ArbFailed e ->
                    new PublicEvent.ArbFailed(
                            head.id(),
                            "arb_failed",
                            head.desk(),
                            e.pairId(),
                            head.at(),
                            e.reason());
            case DeskEvent.ArbBlocked e ->
                    new PublicEvent.ArbBlocked(
                            head.id(),
                            "arb_blocked",
                            head.desk(),
                            e.pairId(),
                            head.at(),
                            e.reason().label(),
                            e.account(),
                            e.until(),
                            e.byPair());
            case DeskEvent.ArbEmergency e -> emergency(head, e, pair(after, e.pairId()));
            case DeskEvent.BetExecuted e -> executed(head, e);
            case DeskEvent.PairReconciled e -> reconciled(head, e, pair(after, e.pairId()));
            case DeskEvent.ExposureRaised e -> alert(head, e.exposure());
            case DeskEvent.ExposureResolved e -> resolved(head, e.exposure());
            default -> null;
        };
    }

    /** The record of an exposure for the mirror. */
    public static ExposureRecord record(Exposure exposure) {
        Resolution resolution = exposure.resolution();
        return new ExposureRecord(
                exposure.eventId(),
                EXPOSURE_ALERT,
                exposure.deskId(),
                exposure.pairId(),
                SEVERITY,
                STATUS,
                true,
                true,
                exposure.reason().label(),
                leg(exposure.positive()),
                leg(exposure.hedge()),
                exposure.expectedProfit(),
                exposure.realisedProfit(),
                exposure.openRisk(),
                exposure.beganAt(),
                exposure.sequence(),
                resolution == null ? null : resolution.resolvedAt(),
                resolution == null ? null : resolution.by(),
                resolution == null ? null : resolution.note());
    }

    private static PublicEvent succeeded(Head head, PairState pair) {
        return new PublicEvent.ArbSuccess(
                head.id(),
                "arb_success",
                head.desk(),
                pair.pairId(),
                head.at(),
                leg(PairLegs.of(pair, Leg.POSITIVE)),
                leg(PairLegs.of(pair, Leg.HEDGE)),
                pair.opportunity().expectedProfit());
    }

    private static PublicEvent emergency(Head head, DeskEvent.ArbEmergency event, PairState pair) {
        return new PublicEvent.ArbEmergency(
                head.id(),
                "arb_emergency",
                head.desk(),
                event.pairId(),
                head.at(),
                event.reason(),
                leg(PairLegs.of(pair, Leg.POSITIVE)),
                leg(PairLegs.of(pair, Leg.HEDGE)));
    }

    private static PublicEvent executed(Head head, DeskEvent.BetExecuted event) {
        return new PublicEvent.BetExecuted(
                head.id(),
                "bet_executed",
                head.desk(),
                event.bet().pairId(),
                head.at(),
                event.bet(),
                event.account(),
                event.status().label(),
                event.ticket(),
                event.odds(),
                event.stake(),
                event.reason());
    }

    private static PublicEvent reconciled(
            Head head, DeskEvent.PairReconciled event, PairState pair) {
        return new PublicEvent.PairReconciled(
                head.id(),
                "pair_reconciled",
                head.desk(),
                event.pairId(),
                head.at(),
                event.result().name().toLowerCase(Locale.ROOT),
                leg(PairLegs.of(pair, Leg.POSITIVE)),
                leg(PairLegs.of(pair, Leg.HEDGE)),
                event.expectedProfit(),
                event.realisedProfit());
    }

    private static PublicEvent alert(Head head, Exposure exposure) {
        return new PublicEvent.ExposureAlert(
                exposure.eventId(),
                EXPOSURE_ALERT,
                head.desk(),
                exposure.pairId(),
                head.at(),
                SEVERITY,
                STATUS,
                true,
                true,
                exposure.reason().label(),
                leg(exposure.positive()),
                leg(exposure.hedge()),
                exposure.expectedProfit(),
                exposure.realisedProfit(),
                exposure.openRisk(),
                exposure.beganAt(),
                exposure.sequence());
    }

    private static PublicEvent resolved(Head head, Exposure exposure) {
        Resolution resolution = Objects.requireNonNull(exposure.resolution());
        return new PublicEvent.ExposureResolved(
                head.id(),
                "exposure_resolved",
                head.desk(),
                exposure.pairId(),
                head.at(),
                exposure.reason().label(),
                resolution.by(),
                resolution.resolvedAt(),
                resolution.note(),
                exposure.realisedProfit(),
                exposure.openRisk());
    }

    private static EventLeg leg(ExposureLeg leg) {
        return new EventLeg(leg.account(), leg.ticket(), leg.odds(), leg.stake(), leg.status());
    }

    private static PairState pair(DeskView view, String pairId) {
        return Objects.requireNonNull(view.pair(pairId), pairId);
    }

    private record Head(String id, String desk, Instant at) {}
}
