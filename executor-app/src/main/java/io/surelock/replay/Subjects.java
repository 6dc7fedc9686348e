package io.surelock.replay;

import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.desk.operator.Action;
import io.surelock.journal.JournalBody;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/** Which pairs an entry is about. */
public final class Subjects {

    private Subjects() {}

    /** Whether the entry's input or one of its events is about the pair. */
    public static boolean isAbout(JournalBody body, String pairId) {
        return pairId.equals(of(body.input()))
                || body.events().stream().anyMatch(event -> pairId.equals(of(event)));
    }

    /** The pairs that the entry's input or one of its events is about. */
    public static Set<String> of(JournalBody body) {
        Set<String> pairs = new HashSet<>();
        add(pairs, of(body.input()));
        body.events().forEach(event -> add(pairs, of(event)));
        return pairs;
    }

    private static void add(Set<String> pairs, @Nullable String pairId) {
        if (pairId != null) {
            pairs.add(pairId);
        }
    }

    /** The pair of an input; null where it has none. */
    public static @Nullable String of(DeskInput input) {
        return switch (input) {
            case DeskInput.OpportunityOffered e -> e.opportunity().pairId();
            case DeskInput.PlacementReported e -> e.outcome().bet().pairId();
            case DeskInput.LookupReported e -> e.outcome().bet().pairId();
            case DeskInput.TimerDue e -> e.bet().pairId();
            case DeskInput.LegSettled e -> e.settlement().bet().pairId();
            case DeskInput.CommandGiven e ->
                    e.command().action() instanceof Action.Resolve resolve ? resolve.pair() : null;
            case DeskInput.DeskSeeded _, DeskInput.OpportunitySkipped _ -> null;
        };
    }

    /** The pair of an event; null where it has none. */
    public static @Nullable String of(DeskEvent event) {
        return switch (event) {
            case DeskEvent.ArbBlocked e -> e.pairId();
            case DeskEvent.PairOpened e -> e.opportunity().pairId();
            case DeskEvent.BetRequested e -> e.order().bet().pairId();
            case DeskEvent.BetExecuted e -> e.bet().pairId();
            case DeskEvent.BetDoubted e -> e.bet().pairId();
            case DeskEvent.LookupRequested e -> e.bet().pairId();
            case DeskEvent.LookupDeadlineExtended e -> e.bet().pairId();
            case DeskEvent.BetGivenUp e -> e.bet().pairId();
            case DeskEvent.ArbSucceeded e -> e.pairId();
            case DeskEvent.ArbFailed e -> e.pairId();
            case DeskEvent.ArbEmergency e -> e.pairId();
            case DeskEvent.PairCompleted e -> e.pairId();
            case DeskEvent.PairClosed e -> e.pairId();
            case DeskEvent.TimerSet e -> e.pairId();
            case DeskEvent.TimerCleared e -> e.pairId();
            case DeskEvent.CooldownStarted e -> e.pairId();
            case DeskEvent.AccountHeld e -> e.pairId();
            case DeskEvent.AccountReleased e -> e.pairId();
            case DeskEvent.BetWatched e -> e.bet().pairId();
            case DeskEvent.BetSettled e -> e.bet().pairId();
            case DeskEvent.BetUnresolved e -> e.bet().pairId();
            case DeskEvent.BetWatchEnded e -> e.bet().pairId();
            case DeskEvent.PairReconciled e -> e.pairId();
            case DeskEvent.ExposureRaised e -> e.exposure().pairId();
            case DeskEvent.ExposureUpdated e -> e.exposure().pairId();
            case DeskEvent.ExposureResolved e -> e.exposure().pairId();
            case DeskEvent.Ignored _,
                    DeskEvent.PolicyAdopted _,
                    DeskEvent.CommandDecided _,
                    DeskEvent.DeskHalted _,
                    DeskEvent.DeskResumed _,
                    DeskEvent.OpportunityQuarantined _ ->
                    null;
        };
    }
}
