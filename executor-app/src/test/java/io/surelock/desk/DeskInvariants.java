package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.pair.PairState;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must hold whatever happens, kept from the events alone and independently of any state.
 * Checked millions of times, therefore without AssertJ.
 */
final class DeskInvariants {

    private final Set<BetId> requested = new HashSet<>();
    private final Set<BetId> accepted = new HashSet<>();
    private final Set<BetId> watched = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> late = new HashSet<>();
    private final Map<AccountId, String> inFlight = new HashMap<>();
    private final Map<String, Set<AccountId>> lockedBy = new HashMap<>();
    private final Map<AccountId, Instant> coolUntil = new HashMap<>();
    private final Map<AccountId, Set<String>> holds = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private boolean halted;

    /** How often each kind of event, and each reason of an exposure, was seen. */
    Map<String, Integer> seen() {
        return seen;
    }

    void observe(DeskEvent event, Instant now) {
        seen.merge(Reports.name(event), 1, Integer::sum);
        switch (event) {
            case DeskEvent.DeskHalted _ -> halted = true;
            case DeskEvent.DeskResumed _ -> halted = false;
            case DeskEvent.PairOpened e -> opened(e, now);
            case DeskEvent.BetRequested e -> requested(e.order().bet());
            case DeskEvent.BetExecuted e -> executed(e);
            case DeskEvent.BetWatched e -> require(watched.add(e.bet()), "watched twice", e);
            case DeskEvent.PairCompleted e -> freed(e.pairId());
            case DeskEvent.PairClosed e -> freed(e.pairId());
            case DeskEvent.CooldownStarted e -> cooled(e);
            case DeskEvent.AccountHeld e -> held(e.account()).add(e.pairId());
            case DeskEvent.AccountReleased e -> held(e.account()).remove(e.pairId());
            case DeskEvent.ExposureRaised e -> raised(e.exposure());
            case DeskEvent.ExposureUpdated e -> updated(e.exposure());
            case DeskEvent.ExposureResolved e ->
                    require(open.remove(e.exposure().pairId()), "resolved twice", e);
            default -> {}
        }
    }

    /** What must hold between decisions. */
    void check(DeskView view) {
        require(open.containsAll(late), "exposes what turns up late", late);
        late.clear();
        for (AccountId account : RandomInputs.accounts()) {
            AccountState state = view.account(account);
            require(Objects.equals(state.inFlight(), inFlight.get(account)), "in flight", state);
            require(
                    Objects.equals(state.cooldownUntil(), coolUntil.get(account)),
                    "cooldown",
                    state);
            require(state.holds().equals(List.copyOf(held(account))), "holds", state);
        }
        for (String pairId : RandomInputs.PAIRS) {
            PairState pair = view.pair(pairId);
            if (pair != null) {
                check(pair);
            }
        }
    }

    private void check(PairState pair) {
        boolean flies = pair.phase().isInFlight();
        require((pair.timer() != null) == flies, "waits for a timer while in flight", pair);
        require(lockedBy.containsKey(pair.pairId()) == flies, "locks while in flight", pair);
        require(open.contains(pair.pairId()) == pair.hasOpenExposure(), "open exposure", pair);
        require(
                !pair.hasOpenExposure() || pair.knownUntil() == null,
                "forgets no open exposure",
                pair);
        for (Leg leg : Leg.values()) {
            BetId bet = pair.betId(leg);
            boolean taken = pair.bet(leg).isAccepted();
            require(taken == accepted.contains(bet), "accepted", pair);
            require(flies || !taken || watched.contains(bet), "watches what is accepted", pair);
        }
    }

    private void opened(DeskEvent.PairOpened event, Instant now) {
        require(!halted, "opened on a halted desk", event);
        String pairId = event.opportunity().pairId();
        for (LegOffer leg : event.opportunity().legs()) {
            AccountId account = leg.account();
            require(inFlight.put(account, pairId) == null, "one pair an account", event);
            require(held(account).isEmpty(), "no pair on a held account", event);
            Instant rests = coolUntil.get(account);
            require(rests == null || !now.isBefore(rests), "no pair in a cooldown", event);
            lockedBy.computeIfAbsent(pairId, _ -> new HashSet<>()).add(account);
        }
        // The id was free again: its bets are other bets than before.
        for (Leg leg : Leg.values()) {
            BetId bet = new BetId(pairId, leg);
            requested.remove(bet);
            accepted.remove(bet);
            watched.remove(bet);
        }
    }

    private void requested(BetId bet) {
        require(requested.add(bet), "requests a bet once", bet);
        require(
                bet.leg() == Leg.POSITIVE
                        || accepted.contains(new BetId(bet.pairId(), Leg.POSITIVE)),
                "hedges only what is accepted",
                bet);
    }

    private void executed(DeskEvent.BetExecuted event) {
        boolean isNew = !accepted.contains(event.bet());
        require(isNew, "accepts once and refuses nothing accepted", event);
        if (event.status() == ExecutionStatus.ACCEPTED) {
            accepted.add(event.bet());
            if (!lockedBy.containsKey(event.bet().pairId())) {
                late.add(event.bet().pairId());
            }
            require(event.stake().isPositive(), "accepts something", event);
        }
    }

    private void freed(String pairId) {
        Set<AccountId> locked = lockedBy.remove(pairId);
        if (locked != null) {
            locked.forEach(inFlight::remove);
        }
    }

    private void cooled(DeskEvent.CooldownStarted event) {
        Instant before = coolUntil.put(event.account(), event.until());
        require(before == null || before.isBefore(event.until()), "shortens no cooldown", event);
        require(event.until().isAfter(event.startedAt()), "begins no cooldown that is over", event);
    }

    private void raised(Exposure exposure) {
        seen.merge(exposure.reason().label(), 1, Integer::sum);
        require(open.add(exposure.pairId()), "alerts once while open", exposure);
        require(exposure.openRisk().minorUnits() >= 0, "risk is no gain", exposure);
    }

    private void updated(Exposure exposure) {
        require(open.contains(exposure.pairId()) == exposure.isOpen(), "stays open", exposure);
        require(exposure.openRisk().minorUnits() >= 0, "risk is no gain", exposure);
    }

    private Set<String> held(AccountId account) {
        return holds.computeIfAbsent(account, _ -> new TreeSet<>());
    }

    private static void require(boolean holds, String invariant, Object subject) {
        if (!holds) {
            throw new AssertionError("violated: " + invariant + "; " + subject);
        }
    }
}
