package io.surelock.replay.timeline;

import java.time.Instant;

/**
 * One thing that happened.
 *
 * @param at when, broker time where it was known
 * @param from who did it
 * @param to whom it reached; the same as {@code from} where it stayed there
 * @param what a word or two, as "bet accepted"
 * @param detail the rest of the sentence; empty if there is none
 * @param sequence of the journal entry that tells of it; 0 if another topic does
 */
public record Moment(
        Instant at, Actor from, Actor to, Tone tone, String what, String detail, long sequence) {}
