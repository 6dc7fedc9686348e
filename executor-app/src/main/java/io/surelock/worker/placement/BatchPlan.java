package io.surelock.worker.placement;

import java.util.List;

/**
 * What happens to each request of a batch; every request is in exactly one list.
 *
 * @param sends get an attempt now and are sent once it is committed
 * @param late were never attempted and must not be sent any more: reported as not placed
 * @param refusals may have been sent before, so they are neither sent nor reported
 * @param lookups are asked after the commit
 * @param unreadable become dead letters
 */
record BatchPlan(
        List<PolledRequest.Placement> sends,
        List<PolledRequest.Placement> late,
        List<Refusal> refusals,
        List<PolledRequest.Lookup> lookups,
        List<PolledRequest.Unreadable> unreadable) {

    BatchPlan {
        sends = List.copyOf(sends);
        late = List.copyOf(late);
        refusals = List.copyOf(refusals);
        lookups = List.copyOf(lookups);
        unreadable = List.copyOf(unreadable);
    }

    /** A request that is neither sent nor answered; the desk looks the bet up. */
    record Refusal(PolledRequest.Placement request, Reason reason) {}

    /** Why a request is refused. */
    enum Reason {
        /** The bet has an attempt: it was sent, or its worker died before it could be. */
        ATTEMPTED,
        /** The request stands twice in one batch; the first one counts. */
        TWICE,
        /** The request is older than what is known of attempts. */
        TOO_OLD
    }
}
