package io.surelock.demo;

import io.surelock.contract.Topic;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Watches topics from outside, as alerting would: committed records only, from now on. */
final class TopicWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final int EMPTY_FETCH_MILLIS = 2_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Topic> topics;
    private final Consumer<ConsumerRecord<byte[], byte[]>> observer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("topic-watch").unstarted(this::run);

    TopicWatch(
            Map<String, String> kafka,
            List<Topic> topics,
            Consumer<ConsumerRecord<byte[], byte[]>> observer) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        // A fetch is answered at once when something comes; until then it may wait.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, EMPTY_FETCH_MILLIS);
        this.consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topics = topics;
        this.observer = observer;
    }

    /** Begins at the present end of the topics; what comes after this call is seen. */
    void start() {
        List<TopicPartition> partitions =
                topics.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (closing.getCount() > 0) {
                consumer.poll(POLL).forEach(observer);
            }
        } catch (WakeupException e) {
            LOG.debug("the watch was told to stop", e);
        }
    }
}
