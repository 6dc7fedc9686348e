package io.surelock.worker;

import org.jspecify.annotations.Nullable;

/** Words from outside, which may be missing, empty or endless, made fit for a record. */
public final class Words {

    /** Longest reason in a record, in characters; enough to understand it. */
    public static final int REASON_CHARACTERS = 500;

    private Words() {}

    /** The text with at most so many characters, never ending in half of a surrogate pair. */
    public static String cut(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(characters - 1));
        return text.substring(0, splits ? characters - 1 : characters);
    }

    /** A reason that is never empty and never too long. */
    public static String reason(@Nullable String text) {
        return text == null || text.isBlank()
                ? "no reason given"
                : cut(text.strip(), REASON_CHARACTERS);
    }

    /** What went wrong, by the kind of failure and its own words. */
    public static String failure(String what, Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return reason(what + ": " + (message == null ? kind : kind + ", " + message));
    }
}
