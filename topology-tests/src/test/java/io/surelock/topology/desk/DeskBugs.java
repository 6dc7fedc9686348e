package io.surelock.topology.desk;

import io.surelock.bet.AccountId;
import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.chaos.agent.Planted;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskInput;
import io.surelock.desk.DeskView;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.PairState;
import io.surelock.journal.Cause;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the planted bugs of the desk do; the agent copies calls to it into its code. */
public final class DeskBugs {

    /** The pair of the arb that cannot be decided. */
    public static final String UNDECIDABLE = "P-undecidable";

    private static final Set<AccountId> STORED_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();
    private static final Map<Object, DeskProcessor> PROCESSORS =
            Collections.synchronizedMap(new IdentityHashMap<>());
    private static final Map<Object, Arrival> LATEST =
            Collections.synchronizedMap(new IdentityHashMap<>());

    private DeskBugs() {}

    /** Takes a positive bet without an answer for an accepted one. */
    public static DeskInput hedgeOnTimeout(DeskView view, DeskInput input) {
        if (!(input instanceof DeskInput.PlacementReported(PlacementOutcome outcome))
                || outcome.status() != PlacementStatus.UNKNOWN
                || outcome.bet().leg() != Leg.POSITIVE) {
            return input;
        }
        PairState pair = view.pair(outcome.bet().pairId());
        if (pair == null) {
            return input;
        }
        BetState bet = pair.positive();
        Planted.hit("bug.hedged " + outcome.bet());
        return new DeskInput.PlacementReported(
                new PlacementOutcome(
                        outcome.deskId(),
                        outcome.bet(),
                        PlacementStatus.ACCEPTED,
                        "hoped-for",
                        bet.stake(),
                        bet.odds(),
                        null,
                        outcome.sentAt(),
                        outcome.answeredAt(),
                        outcome.absenceAge()));
    }

    /** Fails whenever that arb is to be decided. */
    public static void failForOne(DeskInput input) {
        if (input instanceof DeskInput.OpportunityOffered offered
                && offered.opportunity().pairId().equals(UNDECIDABLE)) {
            Planted.hit("bug.failed");
            throw new IllegalStateException("planted: this arb cannot be decided");
        }
    }

    /** Remembers which accounts this process has written. */
    public static void stored(AccountId account) {
        STORED_BY_THIS_PROCESS.add(account);
    }

    /** An account without the cooldown that a former process has begun. */
    public static AccountState withoutOldCooldown(AccountId account, AccountState state) {
        if (state.cooldownUntil() == null || STORED_BY_THIS_PROCESS.contains(account)) {
            return state;
        }
        Planted.hit("bug.cooldown-forgotten " + account);
        return new AccountState(state.inFlight(), null, state.holds());
    }

    static void began(ProcessorContext<?, ?> context, DeskProcessor processor) {
        PROCESSORS.put(context, processor);
    }

    static void arrived(DeskProcessor processor, Arrival arrival) {
        LATEST.put(processor, arrival);
    }

    /**
     * Decides a timer at once instead of writing it behind what waits.
     *
     * @return whether it was one
     */
    static boolean decideAtOnce(
            ProcessorContext<?, ?> context, Topic topic, String key, byte[] value) {
        DeskProcessor processor = PROCESSORS.get(context);
        if (!topic.equals(Topics.BET_PLACEMENT_OUTCOMES) || processor == null) {
            return false;
        }
        DeskInput.TimerDue due = timer(value);
        Arrival latest = LATEST.get(processor);
        Cause cause =
                latest != null
                        ? latest.cause()
                        : new Cause(topic.name(), context.taskId().partition(), 0, null);
        byte[] desk = key.getBytes(StandardCharsets.UTF_8);
        Planted.hit("bug.timer-first " + due.bet());
        processor.process(new Record<>(desk, new Arrival(due, cause, Digest.of(value)), 0L));
        return true;
    }

    private static DeskInput.TimerDue timer(byte @Nullable [] value) {
        try {
            return Wire.standard()
                    .decode(DeskInput.TimerDue.class, value == null ? new byte[0] : value);
        } catch (UnreadableException e) {
            throw new IllegalStateException("this is no timer", e);
        }
    }
}
