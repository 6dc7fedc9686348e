package io.surelock.bookmaker.server.script;

import java.util.Locale;

/** One thing that can go wrong between Surelock and a bookmaker, and is played on purpose. */
public enum Fault {
    /** Refuses the bet, whenever it is sent. */
    REJECT(Moment.SEND, false),
    /** Answers 500; the bet is not taken. */
    ERROR(Moment.SEND, false),
    /** Reads the request and closes the connection; the bet is not taken. */
    DROP(Moment.SEND, false),
    /** Ends the session and answers 401; the bet is not taken. */
    EXPIRE_BEFORE(Moment.SEND, false),
    /** Answers 429 with Retry-After; the bet is not taken. */
    RATE_LIMIT(Moment.SEND, false),
    /** Takes the bet and answers 202, pending. */
    ACCEPT_PENDING(Moment.SEND, true),
    /** Takes the bet and answers 500. */
    ACCEPT_ERROR(Moment.SEND, true),
    /** Takes the bet and closes the connection without a byte. */
    ACCEPT_DROP(Moment.SEND, true),
    /** Takes the bet, says nothing for longer than anybody waits, and closes the connection. */
    ACCEPT_TIMEOUT(Moment.SEND, true),
    /** Takes the bet and answers late. */
    LATE(Moment.SEND, true),
    /** Takes the bet and sends the same answer twice on the connection. */
    TWICE(Moment.SEND, true),
    /** Takes the bet and answers 201 with bytes that are no JSON. */
    GARBAGE(Moment.SEND, true),
    /** Takes the bet and answers 201 with a body of 10 MB that is JSON to its end. */
    HUGE(Moment.SEND, true),
    /** Takes the bet, announces the whole answer, sends half of it and closes the connection. */
    TRUNCATED(Moment.SEND, true),
    /** Takes the bet, answers 201, and has ended the session before it does. */
    EXPIRE_AFTER(Moment.SEND, true),
    /** Takes less than the stake asked. */
    WRONG_STAKE(Moment.TERMS, true),
    /** Takes the bet at worse odds than asked. */
    WRONG_ODDS(Moment.TERMS, true),
    /** A lookup does not find the bet for a while, and says that its answer is not complete. */
    NOT_FOUND_AT_FIRST(Moment.LOOKUP, true),
    /** A lookup calls the bet absent for a while, in an answer that is complete: it is wrong. */
    ABSENT_AT_FIRST(Moment.LOOKUP, true),
    /** States another final result some time after the first. */
    CHANGED_SETTLEMENT(Moment.SETTLEMENT, true),
    /** States one final result and its opposite in turn, poll by poll. */
    CONTRADICTORY_SETTLEMENT(Moment.SETTLEMENT, true);

    private final Moment moment;
    private final boolean taken;

    Fault(Moment moment, boolean taken) {
        this.moment = moment;
        this.taken = taken;
    }

    /** When in the life of a bet it happens. */
    public Moment moment() {
        return moment;
    }

    /** Whether the bet is in the books although this went wrong. */
    public boolean takesTheBet() {
        return taken;
    }

    /** The lowercase name used in scripts and counts. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The moments at which something can go wrong; at each at most one thing does. */
    public enum Moment {
        /** The call that places the bet. */
        SEND,
        /** What the bet is taken at. */
        TERMS,
        /** Asking for the bet by its reference. */
        LOOKUP,
        /** Asking how the bet stands. */
        SETTLEMENT
    }
}
