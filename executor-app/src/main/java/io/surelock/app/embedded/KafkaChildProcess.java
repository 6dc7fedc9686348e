package io.surelock.app.embedded;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One node of a {@link KafkaCluster}: a broker in a JVM of its own, started anew as often as asked.
 */
final class KafkaChildProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    /** Of several nodes stopped together the last finds no quorum to take leave from. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(6);

    private final BrokerNode node;
    private final String clusterId;
    private final Properties settings;
    private @Nullable GuardedProcess process;

    KafkaChildProcess(BrokerNode node, String clusterId, Properties settings) {
        this.node = node;
        this.clusterId = clusterId;
        this.settings = settings;
    }

    BrokerNode node() {
        return node;
    }

    /** Starts the JVM without waiting for the broker in it. */
    synchronized void launch() throws InfraException {
        BrokerStorage.prepare(node, clusterId, settings);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        // Its first seconds are the ones that somebody waits for.
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dlogback.configurationFile=io/surelock/app/embedded/broker-logback.xml",
                        BrokerMain.class.getName(),
                        node.settingsFile().toString());
        // In the environment rather than in the command, which would be too long for a terminal.
        Map<String, String> environment =
                Map.of("CLASSPATH", System.getProperty("java.class.path"));
        process = GuardedProcess.start(command, environment, node.logFile());
    }

    /**
     * Waits until the broker itself answers and sees that many brokers, itself included.
     *
     * @throws InfraException if it ends or does not get there in time
     */
    void awaitReady(int brokers) throws InfraException {
        GuardedProcess started = running();
        boolean listening =
                Waiting.until(
                        START_LIMIT, () -> !started.isAlive() || !FreePorts.isFree(node.port()));
        if (listening && started.isAlive() && sees(brokers, started)) {
            return;
        }
        if (!started.isAlive()) {
            throw new InfraException(
                    "Kafka node %d ended with status %d; its log %s ends with: %s"
                            .formatted(
                                    node.id(),
                                    started.exitStatus(),
                                    node.logFile(),
                                    GuardedProcess.tail(node.logFile())));
        }
        throw new InfraException(
                "Kafka node %d was not ready within %d s; see its log %s."
                        .formatted(node.id(), START_LIMIT.toSeconds(), node.logFile()));
    }

    private boolean sees(int brokers, GuardedProcess started) throws InfraException {
        Map<String, Object> client =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        node.address(),
                        AdminClientConfig.RETRY_BACKOFF_MS_CONFIG,
                        50);
        try (Admin admin = Admin.create(client)) {
            return Waiting.until(
                    START_LIMIT,
                    () -> !started.isAlive() || brokersSeen(admin).orElse(0) >= brokers);
        }
    }

    private static Optional<Integer> brokersSeen(Admin admin) throws InfraException {
        try {
            return Optional.of(admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).size());
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty(); // asked again until the limit
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("Interrupted while waiting for Kafka.", e);
        }
    }

    synchronized GuardedProcess running() {
        GuardedProcess started = process;
        if (started == null) {
            throw new IllegalStateException("Kafka node " + node.id() + " was never started.");
        }
        return started;
    }

    /** Stops the broker in good order if it runs, by force if that takes too long. */
    void stop() throws InfraException {
        GuardedProcess started;
        synchronized (this) {
            started = process;
        }
        if (started != null) {
            started.stop(STOP_LIMIT);
        }
    }
}
