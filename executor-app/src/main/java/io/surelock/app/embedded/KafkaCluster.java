package io.surelock.app.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One or three Kafka brokers as child processes on 127.0.0.1, each broker and controller in one,
 * that can be killed, frozen and started again one by one. With three, topics have three replicas
 * and two must agree. The processes end with this one, however it ends; the data stays.
 */
public final class KafkaCluster implements AutoCloseable {

    private final KafkaFolder folder;
    private final List<KafkaChildProcess> nodes;

    private KafkaCluster(KafkaFolder folder, List<KafkaChildProcess> nodes) {
        this.folder = folder;
        this.nodes = nodes;
    }

    /**
     * Starts all brokers at once and returns when each of them serves requests.
     *
     * @param folder where the data is kept between starts, created if missing
     * @param brokers 1 or 3, always the same for one folder
     * @param firstPort 1 to 65533, the brokers take it and the ports after it; or 0 for the ports
     *     of the last start or any free ones
     * @throws InfraException if they cannot start; the message says why and what to do
     */
    public static KafkaCluster start(Path folder, int brokers, int firstPort)
            throws InfraException {
        return start(folder, brokers, firstPort, Map.of());
    }

    /**
     * As {@link #start(Path, int, int)}, with broker settings that replace or join the usual ones.
     *
     * @param overrides broker settings by their Kafka names
     */
    public static KafkaCluster start(
            Path folder, int brokers, int firstPort, Map<String, String> overrides)
            throws InfraException {
        if (brokers != 1 && brokers != 3) {
            throw new InfraException(
                    "A cluster of %d brokers is not offered; choose 1 or 3.".formatted(brokers));
        }
        KafkaFolder opened = KafkaFolder.open(folder, brokers);
        KafkaCluster cluster;
        try {
            cluster = new KafkaCluster(opened, plan(opened, brokers, firstPort, overrides));
        } catch (InfraException | RuntimeException e) {
            opened.close();
            throw e;
        }
        try {
            cluster.startAll();
            return cluster;
        } catch (InfraException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static List<KafkaChildProcess> plan(
            KafkaFolder folder, int brokers, int firstPort, Map<String, String> overrides)
            throws InfraException {
        List<Integer> controllers = FreePorts.some(brokers);
        List<BrokerNode> all = new ArrayList<>();
        for (int id = 1; id <= brokers; id++) {
            int port = firstPort == 0 ? 0 : firstPort + id - 1;
            all.add(folder.node(id, port, controllers.get(id - 1)));
        }
        return all.stream()
                .map(
                        node ->
                                new KafkaChildProcess(
                                        node,
                                        folder.clusterId(),
                                        BrokerSettings.of(node, all, overrides)))
                .toList();
    }

    private void startAll() throws InfraException {
        for (KafkaChildProcess node : nodes) {
            node.launch();
        }
        for (KafkaChildProcess node : nodes) {
            node.awaitReady(nodes.size());
            folder.keepPort(node.node());
        }
    }

    /** All brokers, running or not, as clients give them in {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return nodes.stream().map(n -> n.node().address()).collect(Collectors.joining(","));
    }

    /** The numbers of the nodes, from 1. */
    public List<Integer> nodes() {
        return IntStream.rangeClosed(1, nodes.size()).boxed().toList();
    }

    /** The process id of a node's latest start. */
    public long pid(int node) {
        return child(node).running().pid();
    }

    /** Whether a node's process exists; a frozen one does. */
    public boolean isAlive(int node) {
        return child(node).running().isAlive();
    }

    /** The port on which clients reach the node, 1 to 65535; the same after a restart. */
    public int port(int node) {
        return child(node).node().port();
    }

    /** Ends a node at once, as {@code kill -9} does: it can save nothing. */
    public void kill(int node) throws InfraException {
        child(node).running().kill();
    }

    /** Stops a node in good order, so it hands its partitions over; by force after 6 s. */
    public void stop(int node) throws InfraException {
        child(node).stop();
    }

    /** Makes a node stand still with its connections open, until {@link #thaw}. */
    public void freeze(int node) throws InfraException {
        child(node).running().freeze();
    }

    /** Lets a frozen node go on. */
    public void thaw(int node) throws InfraException {
        child(node).running().thaw();
    }

    /** Stops a node if it runs, starts it with its data and waits until it serves requests. */
    public void restart(int node) throws InfraException {
        KafkaChildProcess child = child(node);
        child.stop();
        child.launch();
        child.awaitReady(1);
    }

    /** Stops all nodes at the same time, in good order where possible, within 20 s. */
    @Override
    public void close() throws InfraException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> stops =
                    nodes.stream()
                            .map(
                                    node ->
                                            threads.submit(
                                                    () -> {
                                                        node.stop();
                                                        return true;
                                                    }))
                            .toList();
            for (Future<Boolean> stop : stops) {
                stop.get();
            }
        } catch (ExecutionException e) {
            throw new InfraException("A Kafka node could not be stopped; end it by hand.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfraException("Interrupted while stopping Kafka.", e);
        } finally {
            folder.close();
        }
    }

    private KafkaChildProcess child(int node) {
        return nodes.get(node - 1);
    }
}
