package io.surelock.bookmaker;

/** What a bookmaker said when asked to see to it that a reference is never used. */
public sealed interface CancelAnswer {

    /** The reference was not used, and a bet that comes with it from now on is refused. */
    record Cancelled() implements CancelAnswer {}

    /** Too late: there is a bet with this reference. */
    record Used() implements CancelAnswer {}

    /** Nobody can tell, or the bookmaker cannot do it. */
    record Unknown(String reason) implements CancelAnswer {}
}
