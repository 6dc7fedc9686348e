package io.surelock.cli;

/** Messages of exceptions as sentences. */
final class Sentences {

    private Sentences() {}

    /** The message with one full stop at its end. */
    static String ended(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        return text.endsWith(".") ? text : text + ".";
    }
}
