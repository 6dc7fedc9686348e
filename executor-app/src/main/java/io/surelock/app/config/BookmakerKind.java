package io.surelock.app.config;

/** What a provider's bets are placed with. */
public enum BookmakerKind {
    /** Real decisions, pretended bets: nothing leaves the process. */
    PAPER,

    /** Real bets, placed over a bridge: whatever speaks the contract of the bookmaker process. */
    BRIDGE
}
