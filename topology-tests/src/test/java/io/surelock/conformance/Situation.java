package io.surelock.conformance;

/** What a bookmaker does with the bets of one test. */
public enum Situation {
    /** Takes every bet at once, at the terms asked. */
    NORMAL,
    /** Refuses every bet. */
    REFUSED,
    /** Takes the bet; the connection breaks without an answer. */
    ACCEPTED_THEN_DROPPED,
    /** Does not take the bet; the connection breaks without an answer. */
    DROPPED,
    /** Takes the bet; no answer comes for longer than anybody waits. */
    ACCEPTED_THEN_SILENT,
    /** Takes the bet, drops the connection, and lookups do not see the bet for a while. */
    HIDDEN_AT_FIRST,
    /** Takes the bet; the answer breaks off in the middle. */
    TRUNCATED,
    /** Takes the bet; the answer is not what it should be. */
    GARBAGE,
    /** Takes the bet; the answer has 10 MB. */
    HUGE,
    /** Takes the bet, and gives no more than "internal error". */
    ACCEPTED_THEN_ERROR,
    /** Takes no bet: too many calls. */
    RATE_LIMITED,
    /** Takes no bet: the session has ended. */
    SESSION_ENDED,
    /** Takes the bet, and ends the session before it answers. */
    SESSION_ENDED_AFTERWARDS,
    /** Takes less than the stake asked. */
    OTHER_STAKE,
    /** Takes the bet at other odds than asked. */
    OTHER_ODDS
}
