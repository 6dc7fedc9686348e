package io.surelock.bookmaker.server.book;

import org.jspecify.annotations.Nullable;

/** What becomes of a bet that is asked for. */
public sealed interface Placing {

    /** It is in the books. */
    record Taken(LedgerEntry.Bet bet) implements Placing {}

    /**
     * The reference was used before, and nothing new is in the books.
     *
     * @param bet the bet it was used for; null while that cannot be seen yet
     */
    record Duplicate(LedgerEntry.@Nullable Bet bet) implements Placing {}

    /** It is certainly not in the books, and the reason why. */
    record Refused(String reason) implements Placing {}
}
