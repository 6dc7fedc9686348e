package io.surelock.placement;

/** What became of one send. {@code UNKNOWN} is a third answer, never folded into failure. */
public enum PlacementStatus {
    /** The bookmaker took the bet. */
    ACCEPTED,
    /** The bookmaker refused the bet. */
    REJECTED,
    /** The bet certainly never reached the bookmaker's books. */
    NOT_PLACED,
    /** Nobody can tell yet: time-out, dropped connection, pending, duplicate, unreadable answer. */
    UNKNOWN
}
