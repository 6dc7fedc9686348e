package io.surelock.replay.timeline;

/** How a moment is meant to be seen. */
public enum Tone {
    PLAIN,
    GOOD,
    /** Something is not known yet, or is waited for. */
    WAITING,
    BAD
}
