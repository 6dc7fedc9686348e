package io.surelock.app.embedded;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A real Kafka broker inside this process: one KRaft node, broker and controller in one, on
 * 127.0.0.1. Its data stays in the folder; a folder written by {@link KafkaCluster} with one broker
 * can be used as well, and the other way round.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    /** A picked port can be taken before Kafka binds it; three times in a row is no accident. */
    private static final int ATTEMPTS = 3;

    /** A killed owner's child broker may need this long to leave the folder. */
    private static final Duration LEAVING = Duration.ofSeconds(20);

    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(10);
    private static final Duration BROKEN_LEAVE_LIMIT = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final KafkaFolder folder;
    private final FolderLock nodeLock;
    private final Broker broker;

    private EmbeddedKafka(KafkaFolder folder, FolderLock nodeLock, Broker broker) {
        this.folder = folder;
        this.nodeLock = nodeLock;
        this.broker = broker;
    }

    /**
     * Starts the broker and returns when it serves requests.
     *
     * @param folder where its data is kept between starts, created if missing
     * @param port 1 to 65535, or 0 for the port of the last start or any free one
     * @throws InfraException if it cannot start; the message says why and what to do
     */
    public static EmbeddedKafka start(Path folder, int port) throws InfraException {
        return start(folder, port, Map.of());
    }

    /**
     * As {@link #start(Path, int)}, with broker settings that replace or join the usual ones.
     *
     * @param overrides broker settings by their Kafka names
     */
    public static EmbeddedKafka start(Path folder, int port, Map<String, String> overrides)
            throws InfraException {
        KafkaFolder opened = KafkaFolder.open(folder, 1);
        try {
            FolderLock nodeLock = FolderLock.take(opened.path().resolve("node-1"), LEAVING);
            try {
                return new EmbeddedKafka(opened, nodeLock, launch(opened, port, overrides));
            } catch (InfraException | RuntimeException e) {
                nodeLock.close();
                throw e;
            }
        } catch (InfraException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Broker launch(KafkaFolder folder, int port, Map<String, String> overrides)
            throws InfraException {
        for (int attempt = 1; ; attempt++) {
            BrokerNode node = folder.node(1, port, FreePorts.one());
            Properties settings = BrokerSettings.of(node, List.of(node), overrides);
            BrokerStorage.prepare(node, folder.clusterId(), settings);
            Broker broker = new Broker(node);
            Optional<Exception> failure = broker.start(settings);
            if (failure.isEmpty()) {
                folder.keepPort(node);
                return broker;
            }
            broker.stop();
            if (!StartFailures.isPortTaken(failure.get())) {
                throw StartFailures.kafka(folder.path(), failure.get());
            }
            if (port != 0 || attempt == ATTEMPTS) {
                throw KeptPort.taken(node.port(), "Kafka");
            }
        }
    }

    /** What clients give as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.node.address();
    }

    /** Where the broker listens for clients, 1 to 65535. */
    public int port() {
        return broker.node.port();
    }

    /** Why the broker has failed since it started; empty while it works. */
    public Optional<String> failure() {
        return Optional.ofNullable(broker.fault.get());
    }

    /** Stops the broker; takes a second or two, at most 20 s. Its data stays in the folder. */
    @Override
    public void close() {
        broker.stop();
        nodeLock.close();
        folder.close();
    }

    /** One life of the server object, which Kafka can start only once. */
    private static final class Broker implements Consumer<String> {

        private final BrokerNode node;
        private final AtomicReference<@Nullable String> fault = new AtomicReference<>();
        private @Nullable KafkaRaftServer server;

        Broker(BrokerNode node) {
            this.node = node;
        }

        @Override
        public void accept(String reason) {
            fault.compareAndSet(null, reason);
        }

        /** Starts once; answers what went wrong, if anything. */
        synchronized Optional<Exception> start(Properties settings) {
            BrokerExits.listen(this);
            try {
                KafkaConfig config = KafkaConfig.fromProps(settings);
                KafkaRaftServer created = new KafkaRaftServer(config, Time.SYSTEM);
                server = created;
                created.startup();
                return Optional.empty();
            } catch (Exception e) { // Scala code throws checked exceptions without saying so
                return Optional.of(e);
            }
        }

        /**
         * Kafka waits up to five minutes for a controller's leave to stop, which a broken one never
         * gives; an interrupt ends that wait and the rest of the stop goes on.
         */
        synchronized void stop() {
            KafkaRaftServer running = server;
            server = null;
            if (running != null) {
                Thread stopper =
                        Thread.ofPlatform()
                                .daemon()
                                .name("embedded-kafka-stop")
                                .start(() -> shutDown(running));
                if (!ends(stopper, fault.get() == null ? LEAVE_LIMIT : BROKEN_LEAVE_LIMIT)) {
                    stopper.interrupt();
                    if (!ends(stopper, STOP_LIMIT)) {
                        LOG.warn("Kafka on {} did not stop.", node.address());
                    }
                }
            }
            BrokerExits.remove(this);
        }

        /** Waits even if interrupted: the folder must not be given free under a live broker. */
        private static boolean ends(Thread stopper, Duration limit) {
            long startNanos = System.nanoTime();
            boolean interrupted = false;
            try {
                while (true) {
                    long leftNanos = limit.toNanos() - (System.nanoTime() - startNanos);
                    try {
                        return stopper.join(Duration.ofNanos(Math.max(0, leftNanos)));
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private void shutDown(KafkaRaftServer running) {
            try {
                running.shutdown();
                running.awaitShutdown();
            } catch (RuntimeException e) {
                LOG.warn("Kafka on {} did not stop cleanly.", node.address(), e);
            }
        }
    }
}
