package io.surelock.journal;

import io.surelock.bet.Digest;

/**
 * One decision, chained to the one before.
 *
 * @param previous hash of the entry before; {@link Digest#ZERO} for the first
 * @param hash SHA-256 over {@code previous} and the encoded body
 */
public record JournalEntry(JournalBody body, Digest previous, Digest hash) {}
