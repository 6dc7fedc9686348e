package io.surelock.scenario;

import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.Policy;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlacementOutcome;
import io.surelock.settlement.PollOutcome;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Desk and settlement on a virtual clock, without workers, bookmaker and Redis. Nothing happens in
 * it by itself: each method decides on one thing, with all that follows inside, and leaves what
 * comes out to be taken. One thread at a time.
 */
public interface VirtualExecutor extends AutoCloseable {

    /** Publishes an opportunity's payload, valid or not, now. */
    void opportunity(byte[] payload);

    /**
     * Publishes an opportunity's payload under a key that may be wrong, now.
     *
     * @param key null for none
     */
    default void opportunity(@Nullable String key, byte[] payload) {
        throw new UnsupportedOperationException("this executor knows no keys");
    }

    /** Ends the desk without warning and starts it on what is stored. */
    default void restart() {
        throw new UnsupportedOperationException("this executor stores nothing");
    }

    /**
     * Sets the desk's clock that far from the true time.
     *
     * @param by negative for backwards
     */
    default void setClock(Duration by) {
        throw new UnsupportedOperationException("this executor has only the true time");
    }

    /** Publishes an operator's command now. */
    void command(OperatorCommand command);

    /** Publishes what a placement worker reports now. */
    void report(PlacementOutcome outcome);

    /** Publishes what a placement worker reports of a lookup now. */
    void report(LookupOutcome outcome);

    /** Publishes what a settlement worker reports now. */
    void report(PollOutcome outcome);

    /** What is waited for. Those set by one thing come in the order in which it set them. */
    List<VirtualTimer> timers();

    /** Lets one timer take effect that is due by now. No effect if it is waited for no more. */
    void ring(VirtualTimer timer);

    /** Moves the clock, which never goes back. Lets no timer take effect. */
    void advanceTo(Instant instant);

    /** What came out since the last call, in order. */
    List<VirtualOutput> take();

    @Override
    void close();

    /** Makes executors. */
    @FunctionalInterface
    interface Factory {

        /** A new executor without a past, whose clock stands at {@code start}. */
        VirtualExecutor open(Instant start, Policy policy);
    }
}
