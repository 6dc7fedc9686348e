package io.surelock.settlement;

/** Whether a poll is one of the numbered ones or looks for a late correction. */
public enum PollKind {
    NUMBERED,
    CORRECTION
}
