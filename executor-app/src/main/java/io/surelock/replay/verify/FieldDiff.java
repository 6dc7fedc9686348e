package io.surelock.replay.verify;

/**
 * One field that differs.
 *
 * @param field its path, as {@code events[1].stake}
 * @param recorded what the journal has; {@code nothing} where it has no such field
 * @param now what is decided now
 */
public record FieldDiff(String field, String recorded, String now) {}
