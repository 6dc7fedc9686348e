package io.surelock.bookmaker.server.book;

/** What becomes of a cancellation. */
public enum Cancelling {
    /** No bet is taken with this reference any more. */
    CANCELLED,
    /** There is a bet already. */
    USED,
    /** Nothing was done: this bookmaker cannot cancel. */
    UNSUPPORTED
}
