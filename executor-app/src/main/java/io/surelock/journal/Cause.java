package io.surelock.journal;

import org.jspecify.annotations.Nullable;

/**
 * The record a decision was taken on.
 *
 * @param origin where a routed record came from, as {@code topic-partition@offset}; null otherwise
 */
public record Cause(String topic, int partition, long offset, @Nullable String origin) {}
