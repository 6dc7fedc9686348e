package io.surelock.bookmaker.server.book;

import io.surelock.bookmaker.server.script.Fault;
import io.surelock.settlement.PollAnswer;

import java.util.Optional;

/**
 * How a bet stands.
 *
 * @param answer what is said
 * @param fault what has changed it, if anything has
 */
public record Standing(PollAnswer answer, Optional<Fault> fault) {}
