package io.surelock.check.log;

/** What kind of record a fact is; the order is the order of facts in a story. */
public enum Source {
    ENTRY,
    PLACE_REQUEST,
    LOOKUP_REQUEST,
    ATTEMPT,
    OUTCOME,
    LOOKUP,
    WATCH,
    POLL,
    ANSWER,
    SETTLEMENT,
    ALERT,
    LEDGER
}
