package io.surelock.bookmaker.server.book;

import java.time.Instant;

/** What a lookup brings. */
public sealed interface Finding {

    record Found(LedgerEntry.Bet bet) implements Finding {}

    /**
     * Not seen.
     *
     * @param complete whether every bet taken until {@code asOf} would have been seen
     * @param asOf the instant the answer speaks of
     * @param hidden whether the bet is there and a fault hides it
     */
    record Absent(boolean complete, Instant asOf, boolean hidden) implements Finding {}
}
