package io.surelock.app;

import io.surelock.app.config.ConfigException;
import io.surelock.app.config.Endpoints;
import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.app.embedded.InfraException;
import io.surelock.app.embedded.KafkaCluster;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;

import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The Kafka of a data folder: the one that runs there, or else one started for the time of the
 * reading. It deletes nothing by age, so that looking never loses what is looked at.
 */
public final class FolderKafka implements AutoCloseable {

    private static final String NEVER = Long.toString(Long.MAX_VALUE);

    private static final Map<String, String> READING =
            Map.of(
                    "log.retention.check.interval.ms", NEVER,
                    "log.initial.task.delay.ms", NEVER,
                    "log.cleaner.backoff.ms", NEVER);

    private final Map<String, String> properties;
    private final @Nullable Endpoints running;
    private final @Nullable AutoCloseable started;

    private FolderKafka(
            String servers, @Nullable Endpoints running, @Nullable AutoCloseable started) {
        this.properties = Map.of("bootstrap.servers", servers);
        this.running = running;
        this.started = started;
    }

    /**
     * Finds the Kafka that runs on the folder, or starts one.
     *
     * @param data the folder that {@code demo --keep}, {@code up} or {@code infra} keeps
     * @throws ConfigException if its endpoints cannot be read
     * @throws InfraException if there is no Kafka data in it, or its Kafka cannot be started
     */
    public static FolderKafka open(Path data) throws ConfigException, InfraException {
        Path folder = data.resolve("kafka");
        int brokers = brokers(data, folder.resolve("cluster.properties"));
        Optional<Endpoints> running = Endpoints.read(data);
        if (running.isPresent() && answers(running.get().kafka())) {
            return new FolderKafka(running.get().kafka(), running.get(), null);
        }
        if (brokers == 1) {
            EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0, READING);
            return new FolderKafka(kafka.bootstrapServers(), null, kafka);
        }
        KafkaCluster cluster = KafkaCluster.start(folder, brokers, 0, READING);
        return new FolderKafka(cluster.bootstrapServers(), null, cluster);
    }

    /** What every Kafka client needs. */
    public Map<String, String> properties() {
        return properties;
    }

    /** Where everything is that runs on the folder; empty if this was started for the reading. */
    public Optional<Endpoints> running() {
        return Optional.ofNullable(running);
    }

    @Override
    public void close() {
        if (started == null) {
            return;
        }
        try {
            started.close();
        } catch (Exception e) {
            throw new IllegalStateException("closing Kafka throws no such thing", e);
        }
    }

    private static int brokers(Path data, Path file) throws InfraException {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
            return Integer.parseInt(kept.getProperty("brokers", ""));
        } catch (NoSuchFileException e) {
            throw new InfraException(
                    "%s has no Kafka data: give a folder that demo --keep, up or infra has kept."
                            .formatted(data),
                    e);
        } catch (IOException | IllegalArgumentException e) {
            throw new InfraException(
                    "%s cannot be read: restore it from a copy.".formatted(file), e);
        }
    }

    /** What is written down may be of a process that was killed. */
    private static boolean answers(String servers) {
        Map<String, String> properties = new HashMap<>(Map.of("bootstrap.servers", servers));
        try (Admin admin = KafkaConnection.open(properties)) {
            return admin != null;
        } catch (KafkaAccessException e) {
            return false;
        }
    }
}
