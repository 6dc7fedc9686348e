package io.surelock.replay.source;

import org.jspecify.annotations.Nullable;

/**
 * One record of the journal, as it is stored.
 *
 * @param key what the record is keyed by; null where it has no key or one that is no UTF-8 text
 * @param value empty where the record has none
 */
public record RawEntry(int partition, long offset, @Nullable String key, byte[] value) {}
