package io.surelock.scenario.topology;

import io.surelock.contract.Topic;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** One topology run synchronously, its topics as queues of bytes, its state in a scratch folder. */
final class Driver implements AutoCloseable {

    private final Path folder;
    private final TopologyTestDriver driver;
    private final Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<Topic, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();

    Driver(Topology topology, Instant start) {
        try {
            folder = Files.createTempDirectory("surelock-scenario");
        } catch (IOException e) {
            throw new UncheckedIOException("no scratch folder can be made for a scenario", e);
        }
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(topology, properties, start);
    }

    void publish(Topic topic, String key, byte[] value, Instant at) {
        inputs.computeIfAbsent(topic, this::input)
                .pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, at));
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
