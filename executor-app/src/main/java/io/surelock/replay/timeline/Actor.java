package io.surelock.replay.timeline;

/** Who does something in a pair's life. */
public enum Actor {
    PRODUCER("producer"),
    OPERATOR("operator"),
    DESK("desk"),
    WORKER("worker"),
    /** The bookmaker of the positive leg. */
    POSITIVE("positive"),
    /** The bookmaker of the hedge. */
    HEDGE("hedge"),
    SETTLEMENT("settlement");

    private final String label;

    Actor(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
