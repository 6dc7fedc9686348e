package io.surelock.bookmaker.server.ledger;

/**
 * What a ledger held when it was opened.
 *
 * @param bets that were taken
 * @param cancelled references
 * @param tornBytes of a last line that had no end and was cut off; 0 for none
 */
public record ReadBack(int bets, int cancelled, long tornBytes) {}
