package io.surelock.desk.policy;

/** Which accounts an exposure holds until an operator has resolved it. */
public enum HoldMode {
    BOTH,
    NONE
}
