package io.surelock.desk.pair;

/**
 * Where a pair stands.
 *
 * <pre>
 *  opened ─> POSITIVE_REQUESTED ──accepted──> HEDGE_REQUESTED ──accepted / refused──> COMPLETE
 *               │      │                         │                                     │
 *            refused  unknown                  unknown                              all final,
 *               │      v                         v                                  resolved
 *               │  POSITIVE_IN_DOUBT ──found──>  HEDGE_IN_DOUBT ──found, absent,──────> │
 *               v      │absent    │deadline                       deadline              v
 *             CLOSED <─┘          └──────────────> COMPLETE                          CLOSED
 * </pre>
 *
 * An acceptance that arrives late, or a settlement that contradicts a reconciled one, leads from
 * CLOSED back to COMPLETE.
 */
public enum PairPhase {
    POSITIVE_REQUESTED,
    POSITIVE_IN_DOUBT,
    HEDGE_REQUESTED,
    HEDGE_IN_DOUBT,
    /** Both placements are over; accepted bets are watched. The accounts are free. */
    COMPLETE,
    /** Nothing more is expected. */
    CLOSED;

    public boolean isInFlight() {
        return compareTo(COMPLETE) < 0;
    }
}
