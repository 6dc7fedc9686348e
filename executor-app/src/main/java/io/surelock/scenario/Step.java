package io.surelock.scenario;

import io.surelock.desk.operator.OperatorCommand;

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

    /** An operator gives a command. */
    record Command(OperatorCommand command) implements Step {
        @Override
        public Instant at() {
            return command.at();
        }
    }
}
