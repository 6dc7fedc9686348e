package io.surelock.replay.timeline;

import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Profit;
import io.surelock.bet.SettlementOutcome;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskEvolver;
import io.surelock.desk.DeskInput;
import io.surelock.desk.ExecutionStatus;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.PairPhase;
import io.surelock.desk.pair.PairState;
import io.surelock.journal.JournalBody;
import io.surelock.placement.PlacementOutcome;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.Subjects;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Puts one pair's life on one desk together from its entries. */
final class StoryBuilder {

    private final String pairId;
    private final ReplayBook book;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<Leg, Instant> requested = new EnumMap<>(Leg.class);
    private final Map<Leg, Instant> sent = new EnumMap<>(Leg.class);
    private final Map<Leg, Instant> accepted = new EnumMap<>(Leg.class);
    private final Set<String> sends = new HashSet<>();
    private @Nullable Opportunity opportunity;
    private @Nullable String blocked;
    private boolean whole = true;

    StoryBuilder(Wire wire, String deskId, String pairId) {
        this.pairId = pairId;
        this.book = new ReplayBook(deskId, wire);
    }

    /** The pair as it was before the first entry at hand. */
    void begin(ReplayBook state) {
        PairState pair = Objects.requireNonNull(state.pair(pairId));
        opportunity = pair.opportunity();
        book.putPair(pair);
        pair.opportunity()
                .legs()
                .forEach(leg -> book.putAccount(leg.account(), state.account(leg.account())));
    }

    void add(Moment moment) {
        moments.add(moment);
    }

    void add(JournalBody body) {
        learn(body);
        for (Moment moment : InputMoments.of(body)) {
            if (!isTold(moment)) {
                moments.add(afterRequest(moment));
            }
        }
        EventMoments words = new EventMoments(body);
        for (DeskEvent event : body.events()) {
            if (isOurs(event)) {
                Moment moment = words.of(event);
                if (moment != null) {
                    moments.add(moment);
                }
                fold(event);
            }
        }
    }

    /** Every answer about a bet says when it was sent. */
    private boolean isTold(Moment moment) {
        return InputMoments.isSend(moment) && !sends.add(moment.what() + " " + moment.at());
    }

    /** A command's events name no pair; those of other pairs are not ours. */
    private boolean isOurs(DeskEvent event) {
        return event instanceof DeskEvent.Ignored || pairId.equals(Subjects.of(event));
    }

    private void learn(JournalBody body) {
        if (opportunity == null && body.input() instanceof DeskInput.OpportunityOffered offered) {
            opportunity = offered.opportunity();
        }
        for (DeskEvent event : body.events()) {
            switch (event) {
                case DeskEvent.BetRequested e ->
                        requested.put(e.order().bet().leg(), body.decidedAt());
                case DeskEvent.BetExecuted e -> {
                    if (e.status() == ExecutionStatus.ACCEPTED) {
                        accepted.putIfAbsent(e.bet().leg(), acceptedAt(body));
                    }
                }
                case DeskEvent.ArbBlocked e -> {
                    if (e.pairId().equals(pairId)) {
                        blocked = Words.words(e.reason().label());
                    }
                }
                default -> {}
            }
        }
        if (body.input() instanceof DeskInput.PlacementReported(PlacementOutcome outcome)
                && outcome.sentAt() != null) {
            sent.putIfAbsent(outcome.bet().leg(), outcome.sentAt());
        }
    }

    private static Instant acceptedAt(JournalBody body) {
        return body.input() instanceof DeskInput.PlacementReported(PlacementOutcome outcome)
                        && outcome.answeredAt().isBefore(body.decidedAt())
                ? outcome.answeredAt()
                : body.decidedAt();
    }

    /**
     * Clocks of processes differ by milliseconds: a bet is never shown as sent before asked for.
     */
    private Moment afterRequest(Moment moment) {
        Instant asked = requested.get(moment.what().startsWith("hedge") ? Leg.HEDGE : Leg.POSITIVE);
        return asked == null || moment.from() != Actor.WORKER || !moment.at().isBefore(asked)
                ? moment
                : new Moment(
                        asked,
                        moment.from(),
                        moment.to(),
                        moment.tone(),
                        moment.what(),
                        moment.detail(),
                        moment.sequence());
    }

    /** Of a part of a journal the beginning may be missing; then only the moments are told. */
    private void fold(DeskEvent event) {
        if (!whole) {
            return;
        }
        try {
            DeskEvolver.evolve(book, event);
        } catch (RuntimeException e) {
            whole = false;
        }
    }

    PairStory build() {
        List<Moment> inOrder = new ArrayList<>(moments);
        inOrder.sort(Comparator.comparing(Moment::at));
        PairState pair = whole ? book.pair(pairId) : null;
        Exposure exposure = pair == null ? null : pair.exposure();
        return new PairStory(
                book.desk().deskId(),
                pairId,
                opportunity,
                pair == null ? List.of() : List.of(leg(pair, Leg.POSITIVE), leg(pair, Leg.HEDGE)),
                ending(pair),
                tone(pair),
                pair == null ? null : realised(pair),
                naked(),
                exposure,
                inOrder);
    }

    private @Nullable Duration naked() {
        Instant from = accepted.get(Leg.POSITIVE);
        Instant until = sent.get(Leg.HEDGE);
        if (from == null || until == null) {
            return null;
        }
        Duration naked = Duration.between(from, until);
        return naked.isNegative() ? Duration.ZERO : naked;
    }

    private LegStory leg(PairState pair, Leg leg) {
        BetState bet = pair.bet(leg);
        SettlementOutcome outcome = bet.outcome();
        return new LegStory(
                leg,
                pair.opportunity().leg(leg),
                bet.stake(),
                bet.odds(),
                bet.status().label()
                        + (outcome == null ? bet.unresolved() ? ", unresolved" : "" : ", ")
                        + (outcome == null ? "" : outcome.label()),
                bet.ticket(),
                profit(pair, leg),
                sent.get(leg),
                accepted.get(leg));
    }

    private static @Nullable Money profit(PairState pair, Leg leg) {
        BetState bet = pair.bet(leg);
        SettlementOutcome outcome = bet.outcome();
        return !bet.isAccepted() || outcome == null
                ? null
                : Profit.of(pair.opportunity().leg(leg).side(), bet.stake(), bet.odds(), outcome);
    }

    private static @Nullable Money realised(PairState pair) {
        Money sum = null;
        for (Leg leg : Leg.values()) {
            if (pair.bet(leg).isAccepted()) {
                Money profit = profit(pair, leg);
                if (profit == null) {
                    return null;
                }
                sum = sum == null ? profit : sum.plus(profit);
            }
        }
        return sum;
    }

    private String ending(@Nullable PairState pair) {
        if (pair == null) {
            return blocked == null ? "only a part is known" : "blocked: " + blocked;
        }
        Exposure exposure = pair.exposure();
        if (exposure != null) {
            return (exposure.isOpen() ? "exposure: " : "resolved exposure: ")
                    + Words.words(exposure.reason().label());
        }
        if (pair.reconciled()) {
            return "reconciled";
        }
        return switch (pair.phase()) {
            case CLOSED -> "not placed";
            case COMPLETE -> "hedged, not settled yet";
            case POSITIVE_REQUESTED, HEDGE_REQUESTED -> "in flight";
            case POSITIVE_IN_DOUBT, HEDGE_IN_DOUBT -> "in doubt";
        };
    }

    private Tone tone(@Nullable PairState pair) {
        if (pair == null) {
            return blocked == null ? Tone.WAITING : Tone.BAD;
        }
        if (pair.exposure() != null) {
            return pair.hasOpenExposure() ? Tone.BAD : Tone.WAITING;
        }
        if (pair.reconciled()) {
            return Tone.GOOD;
        }
        return pair.phase() == PairPhase.CLOSED ? Tone.BAD : Tone.WAITING;
    }
}
