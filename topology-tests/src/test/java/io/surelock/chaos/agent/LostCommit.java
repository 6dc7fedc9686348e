package io.surelock.chaos.agent;

/** What became of a commit whose answer never arrives. */
public enum LostCommit {
    /** The brokers have committed; only the answers are lost. */
    COMMITTED_WITHOUT_ANSWER,
    /** The brokers have aborted; nobody says so. */
    ABORTED_WITHOUT_ANSWER
}
