package io.surelock.audit;

import java.util.Locale;

/**
 * One thing that was seen.
 *
 * @param text names it so that a person can find it again: sequence, coordinates, instants
 */
public record Evidence(Kind kind, String text) {

    /** Where it was seen. */
    public enum Kind {
        /** An entry of the journal: sequence, cause, when it was decided, what was decided. */
        JOURNAL,
        /** A public event. */
        EVENT,
        /** What the bookmaker saw. */
        BOOKMAKER,
        /** What the mirror would write, or a command that Redis ran. */
        REDIS,
        /** A record put aside, with its reason. */
        DEAD_LETTER,
        /** Several workers on a real Kafka. */
        WORKERS;

        /** As it is written in reports. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
