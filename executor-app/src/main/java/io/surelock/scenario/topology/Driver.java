package io.surelock.scenario.topology;

import io.surelock.contract.Topic;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** One topology run synchronously, its topics as queues of bytes, its state in a scratch folder. */
final class Driver implements AutoCloseable {

    private final Topology topology;
    private final List<Path> folders = new ArrayList<>();
    private TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<Topic, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();

    Driver(Topology topology, Instant start) {
        this.topology = topology;
        this.driver = open(scratchFolder(), start);
    }

    void publish(Topic topic, @Nullable String key, byte[] value, Instant at) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        inputs.computeIfAbsent(topic, this::input).pipeInput(new TestRecord<>(keyBytes, value, at));
    }

    /**
     * Ends without warning and starts again on what is stored. What the stores keep in memory
     * reaches their files when they are closed; the driver is then left for dead, because it would
     * delete its files. Output not taken yet is lost.
     */
    void restart(Instant now) {
        driver.getAllStateStores().values().forEach(StateStore::close);
        Path copy = scratchFolder();
        try {
            copy(folders.getLast(), copy);
        } catch (IOException e) {
            throw new UncheckedIOException("the stores of a scenario cannot be copied", e);
        }
        inputs.clear();
        outputs.clear();
        driver = open(copy, now);
    }

    private TopologyTestDriver open(Path folder, Instant now) {
        folders.add(folder);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "scenario"); // else drawn at random
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        return new TopologyTestDriver(topology, properties, now);
    }

    private static Path scratchFolder() {
        try {
            return Files.createTempDirectory("surelock-scenario");
        } catch (IOException e) {
            throw new UncheckedIOException("no scratch folder can be made for a scenario", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> !each.equals(from)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    List<TestRecord<byte[], byte[]>> take(Topic topic) {
        return outputs.computeIfAbsent(topic, this::output).readRecordsToList();
    }

    <K> KeyValueStore<K, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    void advance(Duration by) {
        driver.advanceWallClockTime(by);
    }

    @Override
    public void close() {
        driver.close();
        folders.forEach(Driver::delete);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch folder " + folder + " stays behind", e);
        }
    }

    private TestInputTopic<byte[], byte[]> input(Topic topic) {
        return driver.createInputTopic(
                topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<byte[], byte[]> output(Topic topic) {
        return driver.createOutputTopic(
                topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
