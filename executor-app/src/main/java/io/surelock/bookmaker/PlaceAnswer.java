package io.surelock.bookmaker;

import io.surelock.bet.Money;
import io.surelock.bet.Odds;

/** What a bookmaker said to a placement. */
public sealed interface PlaceAnswer {

    /**
     * The bet is taken.
     *
     * @param stake matched; over zero and in the currency asked
     * @param odds matched
     */
    record Accepted(String ticket, Money stake, Odds odds) implements PlaceAnswer {}

    /** Taken for consideration; go and look. */
    record Pending(String reason) implements PlaceAnswer {}

    /** Refused. */
    record Rejected(String reason) implements PlaceAnswer {}

    /** Certainly not in the books: rate limit, no session, maintenance. */
    record NotPlaced(String reason) implements PlaceAnswer {}

    /** The reference was used before; go and look. */
    record Duplicate(String reason) implements PlaceAnswer {}

    /** Nobody can tell: time-out, dropped connection, 408 or 5xx, unreadable answer. */
    record Unknown(String reason) implements PlaceAnswer {}
}
