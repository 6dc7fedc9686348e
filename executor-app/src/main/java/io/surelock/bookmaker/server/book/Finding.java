package io.surelock.bookmaker.server.book;

import io.surelock.bookmaker.server.script.Fault;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What a lookup brings. */
public sealed interface Finding {

    record Found(LedgerEntry.Bet bet) implements Finding {}

    /**
     * Not seen.
     *
     * @param complete whether every bet taken until {@code asOf} would have been seen
     * @param asOf the instant the answer speaks of
     * @param hiddenBy the fault that hides a bet that is there
     */
    record Absent(boolean complete, Instant asOf, @Nullable Fault hiddenBy) implements Finding {}
}
