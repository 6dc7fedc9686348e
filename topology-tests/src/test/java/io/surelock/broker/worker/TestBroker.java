package io.surelock.broker.worker;

import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.clock.BrokerClock;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A real broker for the tests of one class, with the topics of the workers anew for each test. */
final class TestBroker implements AutoCloseable {

    /** Two, so that something can move when a second worker comes. */
    static final int PARTITIONS = 2;

    private static final List<Topic> TOPICS =
            List.of(
                    Topics.BET_PLACEMENT_REQUESTS,
                    Topics.BET_PLACEMENT_ATTEMPTS,
                    Topics.BET_PLACEMENT_OUTCOMES,
                    Topics.SETTLEMENT_POLL_REQUESTS,
                    Topics.SETTLEMENT_POLL_OUTCOMES,
                    Topics.DEAD_LETTERS);

    private final EmbeddedKafka kafka;
    private final Admin admin;
    private final BrokerClock clock;
    private final Producer<byte[], byte[]> publisher;

    private TestBroker(EmbeddedKafka kafka) throws Exception {
        this.kafka = kafka;
        this.admin = Admin.create(clientSettings());
        create(List.of(Topics.CLOCK_PROBES));
        this.clock = BrokerClock.start(clientSettings(), "test");
        if (!clock.awaitFirst(Duration.ofSeconds(20))) {
            throw new IllegalStateException("no broker time: " + clock.health());
        }
        this.publisher = clients().plain("publisher");
    }

    static TestBroker start(Path folder) throws Exception {
        return new TestBroker(EmbeddedKafka.start(folder, 0));
    }

    /** Empties all topics. No worker may be running. */
    void reset() throws Exception {
        Set<String> present = admin.listTopics().names().get(20, TimeUnit.SECONDS);
        List<String> old = TOPICS.stream().map(Topic::name).filter(present::contains).toList();
        admin.deleteTopics(old).all().get(20, TimeUnit.SECONDS);
        create(TOPICS);
    }

    private void create(List<Topic> topics) throws Exception {
        List<NewTopic> wanted =
                topics.stream()
                        .map(
                                topic ->
                                        new NewTopic(topic.name(), PARTITIONS, (short) 1)
                                                .configs(
                                                        Map.of(
                                                                "message.timestamp.type",
                                                                "LogAppendTime")))
                        .toList();
        admin.createTopics(wanted).all().get(20, TimeUnit.SECONDS);
    }

    Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    TestClients clients() {
        return new TestClients(kafka.bootstrapServers());
    }

    ShiftedClock clock() {
        return new ShiftedClock(clock);
    }

    /** Publishes a record and waits until it is in the log. */
    void publish(ProducerRecord<byte[], byte[]> record) throws Exception {
        publisher.send(record).get(20, TimeUnit.SECONDS);
    }

    /** Everything committed in a topic. */
    List<ConsumerRecord<byte[], byte[]>> committed(Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (Consumer<byte[], byte[]> reader = clients().reader("test-reader")) {
            List<TopicPartition> partitions =
                    reader.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(topic.name(), info.partition()))
                            .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(Duration.ofMillis(50)).forEach(found::add);
            }
        }
        return found;
    }

    /** How far a group has come in a topic, as the sum over its partitions. */
    long progress(String group, Topic topic) throws Exception {
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(20, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().topic().equals(topic.name()))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    /** Sends a group back to the beginning of a topic. */
    void rewind(String group, Topic topic) throws Exception {
        admin.alterConsumerGroupOffsets(
                        group,
                        Map.of(
                                new TopicPartition(topic.name(), 0), new OffsetAndMetadata(0),
                                new TopicPartition(topic.name(), 1), new OffsetAndMetadata(0)))
                .all()
                .get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        publisher.close(Duration.ofSeconds(2));
        clock.close();
        admin.close(Duration.ofSeconds(2));
        kafka.close();
    }
}
