package io.surelock.conformance;

import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.Bookmaker;

import java.util.List;

/**
 * An adapter, and the bookmaker behind it as seen from outside. The accounts are logged in, where
 * there are sessions.
 */
public interface Subject extends AutoCloseable {

    /** The adapter. */
    Bookmaker bookmaker();

    /** How many placements have reached the bookmaker, whatever it did with them. */
    long writes();

    /** Every bet in the bookmaker's own books. */
    List<Taken> books();

    @Override
    void close();

    /** A bet in the books, at the terms the bookmaker took it at. */
    record Taken(ClientReference reference, Money stake, Odds odds) {}
}
