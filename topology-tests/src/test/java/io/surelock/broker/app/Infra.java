package io.surelock.broker.app;

import io.surelock.app.Closing;
import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicPlan;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.admin.Admin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real Kafka with all topics and a real Redis that can be killed. */
final class Infra implements AutoCloseable {

    static final int PARTITIONS = 4;

    private final Closing closing = new Closing();
    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;

    private Infra(EmbeddedKafka kafka, EmbeddedRedis redis) {
        this.kafka = closing.add("Kafka", kafka);
        this.redis = closing.add("Redis", redis);
    }

    static Infra start(Path folder) throws Exception {
        EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), 0);
        Infra infra;
        try {
            infra = new Infra(EmbeddedKafka.start(folder.resolve("kafka"), 0), redis);
        } catch (Exception e) {
            redis.close();
            throw e;
        }
        try (Admin admin = KafkaConnection.open(new HashMap<>(infra.kafka()))) {
            TopicAdmin.apply(admin, new TopicPlan(Topics.all(), PARTITIONS, (short) 1));
            return infra;
        } catch (Exception e) {
            infra.close();
            throw e;
        }
    }

    String servers() {
        return kafka.bootstrapServers();
    }

    Map<String, String> kafka() {
        return Map.of("bootstrap.servers", servers());
    }

    EmbeddedRedis redis() {
        return redis;
    }

    @Override
    public void close() {
        closing.close();
    }
}
