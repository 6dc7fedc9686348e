package io.surelock.bookmaker.paper;

import io.surelock.bookmaker.PlaceAnswer;

import java.time.Duration;

/**
 * An answer to a placement, and when it comes.
 *
 * @param after how long after the send; zero for at once
 */
public record DelayedAnswer(PlaceAnswer answer, Duration after) {}
