package io.surelock.scenario;

import io.surelock.desk.operator.OperatorCommand;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** One thing that comes from outside while a scenario plays. */
public sealed interface Step {

    /** When it comes. */
    Instant at();

    /**
     * A producer publishes an opportunity.
     *
     * @param json the payload, which need not be valid
     */
    record Offer(Instant at, String json) implements Step {}

    /**
     * A producer publishes an opportunity under a key of its own choice.
     *
     * @param key null for none
     */
    record KeyedOffer(Instant at, @Nullable String key, String json) implements Step {}

    /** The desk's process ends and another goes on with what is stored. */
    record Restart(Instant at) implements Step {}

    /**
     * The desk's clock is set, as a broker's is by hand.
     *
     * @param by how far it steps from the true time; negative for backwards
     */
    record ClockSet(Instant at, Duration by) implements Step {}

    /** An operator gives a command. */
    record Command(OperatorCommand command) implements Step {
        @Override
        public Instant at() {
            return command.at();
        }
    }
}
