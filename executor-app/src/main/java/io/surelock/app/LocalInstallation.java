package io.surelock.app;

import io.surelock.app.config.Endpoints;
import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.embedded.InfraException;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicPlan;
import io.surelock.contract.Topics;
import io.surelock.mirror.RedisSettings;

import org.apache.kafka.clients.admin.Admin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A real Kafka in this process and a real Redis beside it, with all topics, in one folder. */
public final class LocalInstallation implements AutoCloseable {

    /** Partitions of every topic; on one machine a few show all there is to show. */
    public static final int PARTITIONS = 4;

    private final Path folder;
    private final Closing closing = new Closing();
    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;

    private LocalInstallation(Path folder, EmbeddedKafka kafka, EmbeddedRedis redis) {
        this.folder = folder;
        this.kafka = closing.add("Kafka", kafka);
        this.redis = closing.add("Redis", redis);
    }

    /**
     * Starts both, on ports that are free or were used in this folder before.
     *
     * @param folder made if it is not there; its data is kept
     * @throws InfraException with one sentence if either cannot start
     */
    public static LocalInstallation start(Path folder) throws InfraException {
        CompletableFuture<EmbeddedRedis> redis =
                CompletableFuture.supplyAsync(() -> startRedis(folder.resolve("redis")));
        EmbeddedKafka kafka;
        try {
            kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        } catch (InfraException e) {
            CompletableFuture<Void> _ = redis.thenAccept(LocalInstallation::stop);
            throw e;
        }
        LocalInstallation installation;
        try {
            installation = new LocalInstallation(folder, kafka, redis.join());
        } catch (CompletionException e) {
            kafka.close();
            throw e.getCause() instanceof InfraException infra
                    ? infra
                    : new InfraException("Redis cannot start: " + e.getMessage(), e);
        }
        installation.createTopics();
        return installation;
    }

    public Path folder() {
        return folder;
    }

    /** What every Kafka client needs. */
    public Map<String, String> kafka() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    /** What other commands on this machine need to find it. */
    public Endpoints endpoints() {
        return new Endpoints(kafka.bootstrapServers(), redis.address(), 1);
    }

    public RedisSettings redis() {
        return RedisSettings.at(redis.address());
    }

    @Override
    public void close() {
        closing.close();
    }

    private void createTopics() throws InfraException {
        try (Admin admin = KafkaConnection.open(new HashMap<>(kafka()))) {
            TopicAdmin.apply(admin, new TopicPlan(Topics.all(), PARTITIONS, (short) 1));
        } catch (KafkaAccessException e) {
            close();
            throw new InfraException(String.valueOf(e.getMessage()), e);
        }
    }

    private static EmbeddedRedis startRedis(Path folder) {
        try {
            return EmbeddedRedis.start(folder, 0);
        } catch (InfraException e) {
            throw new CompletionException(e);
        }
    }

    private static void stop(EmbeddedRedis redis) {
        try {
            redis.close();
        } catch (InfraException e) {
            throw new CompletionException(e);
        }
    }
}
