package io.surelock.chaos;

import io.surelock.app.Closing;
import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.embedded.KafkaCluster;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicPlan;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where a run takes place: a Kafka with all topics, a Redis, a folder. */
final class Place implements AutoCloseable {

    static final int PARTITIONS = 4;

    private final Path folder;
    private final EmbeddedRedis redis;
    private final String servers;
    private final int brokers;
    private final @Nullable KafkaCluster cluster;
    private final Closing closing = new Closing();

    private Place(
            Path folder,
            EmbeddedRedis redis,
            String servers,
            int brokers,
            @Nullable KafkaCluster cluster) {
        this.folder = folder;
        this.redis = redis;
        this.servers = servers;
        this.brokers = brokers;
        this.cluster = cluster;
    }

    /** Three brokers in processes of their own, each of which can be killed and frozen. */
    static Place ofThreeBrokers(Path folder) throws Exception {
        KafkaCluster kafka = KafkaCluster.start(folder.resolve("kafka"), 3, 0);
        EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), 0);
        Place place = new Place(folder, redis, kafka.bootstrapServers(), 3, kafka);
        place.closing.add("Kafka", kafka);
        return place.opened();
    }

    /** One broker in this process: quick, but it cannot be broken. */
    static Place ofOneBroker(Path folder) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), 0);
        Place place = new Place(folder, redis, kafka.bootstrapServers(), 1, null);
        place.closing.add("Kafka", kafka);
        return place.opened();
    }

    private Place opened() throws Exception {
        closing.add("Redis", redis);
        Files.createDirectories(folder);
        try (Admin admin = admin()) {
            TopicAdmin.apply(admin, new TopicPlan(Topics.all(), PARTITIONS, (short) brokers));
        }
        return this;
    }

    Path folder() {
        return folder;
    }

    String servers() {
        return servers;
    }

    int brokers() {
        return brokers;
    }

    Map<String, Object> kafka() {
        return new HashMap<>(Map.of("bootstrap.servers", servers));
    }

    EmbeddedRedis redis() {
        return redis;
    }

    /** The brokers that can be broken. */
    KafkaCluster cluster() {
        return Objects.requireNonNull(cluster, "one broker in this process cannot be broken");
    }

    Admin admin() throws KafkaAccessException {
        return KafkaConnection.open(kafka());
    }

    @Override
    public void close() {
        closing.close();
    }
}
