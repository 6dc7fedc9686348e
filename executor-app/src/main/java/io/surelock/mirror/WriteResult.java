package io.surelock.mirror;

/** What became of one write. The order is that of the numbers the script answers with. */
public enum WriteResult {
    /** The key has the value and the expiry now. */
    WRITTEN,
    /** It had both already. */
    UNCHANGED,
    /** The key shows something that its desk recorded later. */
    OLDER,
    /** The value's time is over; the key is left as it is. */
    EXPIRED,
    /** An older worker or another desk shows a cooldown there that ends later. */
    FOREIGN_KEPT;

    private static final WriteResult[] BY_NUMBER = values();

    static WriteResult of(long number) {
        return BY_NUMBER[Math.toIntExact(number)];
    }
}
