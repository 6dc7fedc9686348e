package io.surelock.topology;

import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;

/** Where the default partitioner of Kafka's clients puts a key: murmur2 over its UTF-8 bytes. */
public final class Partitions {

    private Partitions() {}

    /**
     * The partition of a key.
     *
     * @param count of partitions, over zero
     */
    public static int of(String key, int count) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % count;
    }
}
