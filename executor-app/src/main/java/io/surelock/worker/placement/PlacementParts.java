package io.surelock.worker.placement;

import io.surelock.clock.BrokerTime;
import io.surelock.contract.Wire;
import io.surelock.worker.Bookmakers;
import io.surelock.worker.SafeListener;
import io.surelock.worker.Steps;
import io.surelock.worker.WorkerClients;
import io.surelock.worker.WorkerListener;

/**
 * What a placement worker is built from.
 *
 * @param hooks who is told what happens
 */
public record PlacementParts(
        PlacementSettings settings,
        WorkerClients clients,
        Wire wire,
        BrokerTime clock,
        Bookmakers bookmakers,
        Hooks hooks) {

    /** A worker that nobody watches step by step. */
    public static Hooks hooks(WorkerListener listener) {
        return new Hooks(listener, Steps.UNWATCHED);
    }

    /**
     * Who is told what happens.
     *
     * @param listener for metrics and screens
     * @param steps {@link Steps#UNWATCHED} but in tests and fault drills
     */
    public record Hooks(WorkerListener listener, Steps steps) {

        public Hooks {
            listener = new SafeListener(listener);
        }
    }

    Steps steps() {
        return hooks.steps();
    }

    WorkerListener listener() {
        return hooks.listener();
    }
}
