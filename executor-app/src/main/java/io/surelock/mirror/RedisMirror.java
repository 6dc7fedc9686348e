package io.surelock.mirror;

import org.apache.kafka.common.TopicPartition;
import org.redisson.api.RScript;
import org.redisson.client.codec.StringCodec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mirror as it is in Redis: the keys and, beside them, the position in the log up to which they
 * are written.
 *
 * <p>A batch is one call of one script, which Redis runs as a whole or not at all. The script
 * compares the order of what is there with that of what is written, so writes may come twice, late
 * or from several processes: an expiry is the logged instant, never a duration, and a key whose
 * time is over by Redis' own clock is left alone. It is Redis' clock because Redis ends the keys by
 * it: a replay then shows exactly what undisturbed writing would show.
 */
public final class RedisMirror {

    /** The hash of positions; a field for each partition. */
    static final String POSITIONS = "surelock:mirror:positions";

    private static final String SCRIPT = load("apply.lua");
    private static final long MOVED = -1;

    private final RedisConnection connection;

    public RedisMirror(RedisConnection connection) {
        this.connection = connection;
    }

    /**
     * Writes without regard to positions.
     *
     * @return what became of each write, in their order
     * @throws RedisUnavailableException if it is not known to be done; doing it again is harmless
     */
    public List<WriteResult> write(List<RedisWrite> writes) throws RedisUnavailableException {
        return write(writes, Map.of(), Map.of()).orElseThrow();
    }

    /**
     * Writes and moves positions in one step, if the positions are where the caller left them.
     *
     * @param expected the position of each partition as the caller knows it; no entry where Redis
     *     must have none
     * @param next the partitions to move and where to: the offset of the next record
     * @return what became of each write, in their order; empty if a position was another, and then
     *     nothing was written
     * @throws RedisUnavailableException if it is not known to be done; doing it again is harmless
     */
    Optional<List<WriteResult>> write(
            List<RedisWrite> writes,
            Map<TopicPartition, Long> expected,
            Map<TopicPartition, Long> next)
            throws RedisUnavailableException {
        List<Object> keys = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        keys.add(POSITIONS);
        arguments.add(Integer.toString(next.size()));
        next.forEach(
                (partition, offset) -> {
                    Long before = expected.get(partition);
                    arguments.add(field(partition));
                    arguments.add(before == null ? "" : before.toString());
                    arguments.add(offset.toString());
                });
        for (RedisWrite write : writes) {
            keys.add(write.key());
            arguments.add(write.json());
            // Whole milliseconds, cut off: an expiry is never later than logged.
            arguments.add(Long.toString(write.expireAt().toEpochMilli()));
            arguments.add(write.deskId());
            arguments.add(Long.toString(write.sequence()));
        }
        List<Long> answer = run(keys, arguments);
        if (answer.equals(List.of(MOVED))) {
            return Optional.empty();
        }
        return Optional.of(answer.stream().map(WriteResult::of).toList());
    }

    // The client sends the script's digest, and the script itself where Redis does not know it yet.
    private List<Long> run(List<Object> keys, List<Object> arguments)
            throws RedisUnavailableException {
        return connection.call(
                redis ->
                        redis.getScript(StringCodec.INSTANCE)
                                .<List<Long>>eval(
                                        RScript.Mode.READ_WRITE,
                                        SCRIPT,
                                        RScript.ReturnType.LIST,
                                        keys,
                                        arguments.toArray()));
    }

    /** The stored positions of these partitions; no entry where there is none. */
    Map<TopicPartition, Long> positions(Set<TopicPartition> partitions)
            throws RedisUnavailableException {
        Map<String, TopicPartition> byField =
                partitions.stream().collect(Collectors.toMap(RedisMirror::field, tp -> tp));
        Map<String, String> stored =
                connection.call(
                        redis ->
                                redis.<String, String>getMap(POSITIONS, StringCodec.INSTANCE)
                                        .getAll(byField.keySet()));
        return stored.entrySet().stream()
                .filter(entry -> entry.getValue().matches("\\d{1,18}"))
                .collect(
                        Collectors.toMap(
                                entry -> Objects.requireNonNull(byField.get(entry.getKey())),
                                entry -> Long.valueOf(entry.getValue())));
    }

    /** Forgets all positions, so that every running mirror begins again. The keys stay. */
    public void clearPositions() throws RedisUnavailableException {
        connection.call(redis -> redis.getKeys().delete(POSITIONS));
    }

    private static String field(TopicPartition partition) {
        return partition.topic() + "/" + partition.partition();
    }

    private static String load(String name) {
        try (InputStream script = RedisMirror.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + name + " is unreadable", e);
        }
    }
}
