package io.surelock.replay.source;

import org.jspecify.annotations.Nullable;

/** One record of the journal, as it is stored. */
public final class RawEntry {

    private final int partition;
    private final long offset;
    private final @Nullable String key;
    private final byte[] value;

    /**
     * An entry.
     *
     * @param key what the record is keyed by; null where it has no key or one that is no UTF-8 text
     * @param value empty where the record has none; never changed
     */
    public RawEntry(int partition, long offset, @Nullable String key, byte[] value) {
        this.partition = partition;
        this.offset = offset;
        this.key = key;
        this.value = value;
    }

    public int partition() {
        return partition;
    }

    public long offset() {
        return offset;
    }

    /** What the record is keyed by; null where it has no key or one that is no UTF-8 text. */
    public @Nullable String key() {
        return key;
    }

    /** Its bytes, not to be changed. */
    public byte[] value() {
        return value;
    }
}
