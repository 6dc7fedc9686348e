package io.surelock.desk.pair;

import io.surelock.bet.Leg;

import java.time.Instant;

/**
 * The one instant a pair waits for.
 *
 * @param sequence journal sequence of the entry that set it; with {@code due} its place in the
 *     order
 */
public record Timer(TimerKind kind, Leg leg, Instant due, long sequence) {}
