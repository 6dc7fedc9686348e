package io.surelock.bet;

/** The two legs of a pair. The positive leg is always placed first. */
public enum Leg {
    POSITIVE("positive"),
    HEDGE("hedge");

    private final String label;

    Leg(String label) {
        this.label = label;
    }

    /** The lowercase name used in bet ids, JSON and scenario files. */
    public String label() {
        return label;
    }

    public Leg other() {
        return this == POSITIVE ? HEDGE : POSITIVE;
    }
}
