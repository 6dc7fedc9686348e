package io.surelock.contract;

import java.time.Duration;

/**
 * One topic as it must be.
 *
 * @param name its name
 * @param key what its records are keyed by, as UTF-8 text, with the default (murmur2) partitioner
 * @param compacted whether only the last record of a key is kept
 * @param retention how long records are kept, the last of a compacted key included; {@link
 *     #FOR_EVER} means no limit
 * @param maxMessageBytes largest record batch
 */
public record Topic(
        String name, Key key, boolean compacted, Duration retention, int maxMessageBytes) {

    /** No record is ever deleted by age. */
    public static final Duration FOR_EVER = Duration.ofMillis(-1);

    /** What a record is keyed by. */
    public enum Key {
        DESK,
        ACCOUNT,
        BET,
        PAIR,
        INSTANCE,
        /** Whatever key the record had where it came from. */
        ORIGINAL
    }

    static Topic log(String name, Key key, Duration retention, int maxMessageBytes) {
        return new Topic(name, key, false, retention, maxMessageBytes);
    }

    static Topic table(String name, Key key, Duration retention, int maxMessageBytes) {
        return new Topic(name, key, true, retention, maxMessageBytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
