package io.surelock.bookmaker.bridge;

/** What came of one HTTP request. */
sealed interface Reply {

    /** An answer was read to its end. */
    record Answered(int status, byte[] body) implements Reply {}

    /** No connection could be made, so nothing was sent. */
    record NotSent(String reason) implements Reply {}

    /** It may have been sent; there is no answer, or none that may be read. */
    record Lost(String reason) implements Reply {}
}
