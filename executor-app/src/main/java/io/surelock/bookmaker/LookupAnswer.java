package io.surelock.bookmaker;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;

import java.time.Instant;

/** What a bookmaker said when asked for a bet by its reference. */
public sealed interface LookupAnswer {

    record Found(String ticket, Money stake, Odds odds) implements LookupAnswer {}

    /**
     * Not found.
     *
     * @param complete whether the answer covers everything the bookmaker knows as of {@code asOf}
     * @param asOf the instant the answer speaks of, broker time
     */
    record Absent(boolean complete, Instant asOf) implements LookupAnswer {}

    record Inconclusive(String reason) implements LookupAnswer {}
}
