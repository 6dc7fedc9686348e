package io.surelock.check;

import io.surelock.check.log.CheckException;
import io.surelock.check.log.LogRecord;
import io.surelock.check.log.LogSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Topics in memory, one partition each, that a test writes and damages. */
final class HandmadeLog implements LogSource {

    private final Map<String, List<LogRecord>> topics = new LinkedHashMap<>();
    private final Map<String, List<LogRecord>> discarded = new LinkedHashMap<>();
    private final List<String> stuck = new ArrayList<>();
    private final Map<String, Long> begins = new LinkedHashMap<>();

    /** Appends, and says where. */
    LogRecord append(
            String topic, Instant at, String key, byte[] value, Map<String, String> headers) {
        List<LogRecord> records = topics.computeIfAbsent(topic, _ -> new ArrayList<>());
        LogRecord record =
                new LogRecord(
                        topic,
                        0,
                        records.size(),
                        at,
                        key.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        value,
                        headers);
        records.add(record);
        return record;
    }

    /** Offsets of the others stay, as if it had been aborted. */
    void remove(String topic, Predicate<LogRecord> which) {
        if (!records(topic).removeIf(which)) {
            throw new IllegalStateException("nothing to remove from " + topic);
        }
    }

    void change(String topic, int index, UnaryOperator<LogRecord> change) {
        records(topic).set(index, change.apply(records(topic).get(index)));
    }

    void clear(String topic) {
        records(topic).clear();
    }

    /** Retention took what is below this offset. */
    void truncate(String topic, long begin) {
        begins.put(topic, begin);
        records(topic).removeIf(record -> record.offset() < begin);
    }

    /** The record was also written in a transaction that was aborted. */
    void discardCopy(String topic, int index) {
        discarded.computeIfAbsent(topic, _ -> new ArrayList<>()).add(records(topic).get(index));
    }

    void leaveOpen(String sentence) {
        stuck.add(sentence);
    }

    List<LogRecord> records(String topic) {
        return topics.computeIfAbsent(topic, _ -> new ArrayList<>());
    }

    @Override
    public Extent extent(String topic) {
        return begin(topic, 0) > 0 ? Extent.TRUNCATED : Extent.WHOLE;
    }

    @Override
    public List<String> topicsEndingWith(String suffix) {
        return topics.keySet().stream().filter(topic -> topic.endsWith(suffix)).toList();
    }

    @Override
    public long begin(String topic, int partition) {
        return begins.getOrDefault(topic, 0L);
    }

    @Override
    public void read(String topic, Taker taker) throws CheckException {
        for (LogRecord record : List.copyOf(records(topic))) {
            taker.take(record);
        }
    }

    @Override
    public void readDiscarded(String topic, Taker taker) throws CheckException {
        for (LogRecord record : discarded.getOrDefault(topic, List.of())) {
            taker.take(record);
        }
    }

    @Override
    public List<String> stuck() {
        return List.copyOf(stuck);
    }

    @Override
    public int partitions() {
        return topics.size();
    }

    @Override
    public long size() {
        return topics.values().stream().mapToLong(List::size).sum();
    }
}
