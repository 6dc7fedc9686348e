package io.surelock.audit.installation;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param name in a word or two
 * @param found what it is like, one sentence each
 * @param advice what to do; null where nothing is to be done
 */
public record Check(String name, Status status, List<String> found, @Nullable String advice) {

    /** How it stands. */
    public enum Status {
        FINE,
        /** Nothing is broken, but somebody should know. */
        NOTE,
        /** Not as it must be. */
        WRONG;

        /** As it is written in reports. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Check {
        found = List.copyOf(found);
    }

    static Check fine(String name, String found) {
        return new Check(name, Status.FINE, List.of(found), null);
    }

    static Check note(String name, List<String> found, String advice) {
        return new Check(name, Status.NOTE, found, advice);
    }

    static Check wrong(String name, List<String> found, String advice) {
        return new Check(name, Status.WRONG, found, advice);
    }
}
