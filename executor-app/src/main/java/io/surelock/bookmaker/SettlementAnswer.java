package io.surelock.bookmaker;

import io.surelock.settlement.PollAnswer;

import org.jspecify.annotations.Nullable;

/**
 * What a bookmaker said when asked how a bet stands.
 *
 * @param answer {@link PollAnswer#ERROR} for everything unclear
 * @param raw the bookmaker's own words, where there are any
 */
public record SettlementAnswer(PollAnswer answer, @Nullable String raw) {}
