package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.chaos.agent.InstanceMain;
import io.surelock.chaos.agent.Orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One Surelock, {@code run} with a configuration file, in a process of its own. */
final class Instance implements AutoCloseable {

    /** With fewer, bets for real are only placed on demand. */
    private static final int DURABLE_BROKERS = 3;

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final int MOST_STARTS = 6;
    private static final String READY = "Running as";

    private final Place place;
    private final String id;
    private final Path folder;
    private final Path config;
    private int starts;
    private Child child;
    private Orders orders;

    /** Starts it, with nothing planted. */
    Instance(Place place, String id, Setup setup) throws IOException {
        this(place, id, setup, none -> none);
    }

    /** Starts it, with whatever is ordered. */
    Instance(Place place, String id, Setup setup, Order order) throws IOException {
        this.place = place;
        this.id = id;
        this.folder = place.folder().resolve(id);
        this.config = folder.resolve("surelock.yaml");
        Files.createDirectories(folder);
        Files.writeString(config, setup.yaml(place, id, folder.resolve("state")));
        this.orders = orders(order);
        this.child = launch();
    }

    /** What is planted into a start. */
    @FunctionalInterface
    interface Order {
        Orders on(Orders nothing);
    }

    String id() {
        return id;
    }

    Child child() {
        return child;
    }

    /** Where its configuration is. */
    Path config() {
        return config;
    }

    /**
     * Waits until it says that it works, or stands still where it was told to. One that gives up at
     * its start, because a broker does not answer in time, is started again, as whoever runs it
     * would do.
     */
    Instance awaitReady() {
        for (int starts = 1; ; starts++) {
            await().atMost(READY_WITHIN)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !child.isAlive() || isReady() || standsStill());
            if (child.isAlive()) {
                return this;
            }
            assertThat(starts).as("%s starts: %s", id, child.output()).isLessThan(MOST_STARTS);
            child = launch();
        }
    }

    /** Asking the kernel takes a process, so only those are asked for that may stand still. */
    private boolean standsStill() {
        return orders.stop() != null && child.isFrozen();
    }

    /** Whether it says that it works. */
    boolean isReady() {
        return child.output().contains(READY);
    }

    /** Starts it again with the same id and folder and nothing planted. */
    void startAgain() {
        startAgain(none -> none);
    }

    /** Starts it again with the same id and folder. */
    void startAgain(Order order) {
        assertThat(child.isAlive()).isFalse();
        orders = orders(order);
        child = launch();
    }

    /** What was planted and has happened, over all its starts. */
    List<String> hits() {
        try {
            return Files.exists(hitsFile()) ? Files.readAllLines(hitsFile()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Orders orders(Order order) {
        return order.on(Orders.none(hitsFile()));
    }

    private Path hitsFile() {
        return folder.resolve("hits.txt");
    }

    private Child launch() {
        starts++;
        try {
            List<String> options = new ArrayList<>();
            if (!orders.isEmpty()) {
                options.add("-javaagent:" + AgentJar.in(place.folder()));
                options.addAll(orders.arguments());
            }
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    InstanceMain.class.getName(),
                                    "run",
                                    "--config",
                                    config.toString()));
            if (place.brokers() < DURABLE_BROKERS) {
                command.add("--accept-data-loss");
            }
            return Child.start(options, command, folder.resolve("output-" + starts + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(id + " cannot be started", e);
        }
    }

    @Override
    public void close() {
        try {
            if (child.isAlive()) {
                child.kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
