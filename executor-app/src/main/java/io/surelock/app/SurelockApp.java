package io.surelock.app;

import io.surelock.alert.AlertPolicy;
import io.surelock.alert.AlertRelay;
import io.surelock.alert.RelayClients;
import io.surelock.app.config.Role;
import io.surelock.app.streams.KafkaJournalTail;
import io.surelock.app.streams.StreamsOptions;
import io.surelock.app.streams.StreamsRunner;
import io.surelock.clock.BrokerClock;
import io.surelock.contract.Wire;
import io.surelock.mirror.MirrorRecords;
import io.surelock.mirror.MirrorWorker;
import io.surelock.mirror.RedisConnection;
import io.surelock.mirror.RedisMirror;
import io.surelock.topology.desk.DeskSettings;
import io.surelock.topology.desk.DeskTopology;
import io.surelock.topology.settlement.SettlementTopology;
import io.surelock.topology.settlement.WatchSettings;
import io.surelock.worker.KafkaWorkerClients;
import io.surelock.worker.placement.PlacementParts;
import io.surelock.worker.placement.PlacementService;
import io.surelock.worker.placement.PlacementSettings;
import io.surelock.worker.settlement.SettlementParts;
import io.surelock.worker.settlement.SettlementService;
import io.surelock.worker.settlement.SettlementSettings;

import org.apache.kafka.streams.Topology;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One running Surelock: the roles this process has, wired together. Everything that places or
 * decides asks the broker's clock, so that is first to start and last to stop.
 */
public final class SurelockApp implements AutoCloseable {

    /** How long Kafka may take to answer at start. */
    private static final Duration KAFKA_WITHIN = Duration.ofSeconds(10);

    /** How long the topologies may take to restore their stores at start. */
    private static final Duration RUNNING_WITHIN = Duration.ofMinutes(5);

    /** Least time between two looks at the timers; what falls due together is served together. */
    private static final Duration SHORTEST_WAKEUP = Duration.ofMillis(250);

    private final AppSettings settings;
    private final AppParts parts;
    private final Wire wire = Wire.standard();
    private final Closing closing = new Closing();
    private final List<StreamsRunner> topologies = new ArrayList<>();
    private final CompletableFuture<String> fatal = new CompletableFuture<>();

    private SurelockApp(AppSettings settings, AppParts parts) {
        this.settings = settings;
        this.parts = parts;
    }

    /**
     * Starts the roles, and returns when they work.
     *
     * @throws StartException if Kafka does not answer or the topologies do not come up in time
     */
    public static SurelockApp start(AppSettings settings, AppParts parts)
            throws StartException, InterruptedException {
        SurelockApp app = new SurelockApp(settings, parts);
        try {
            app.startParts();
            return app;
        } catch (StartException | InterruptedException | RuntimeException e) {
            app.close();
            throw e;
        }
    }

    /** Completes, with a sentence, when a part has stopped for good by itself. */
    public CompletableFuture<String> fatal() {
        return fatal;
    }

    @Override
    public void close() {
        closing.close();
    }

    private void startParts() throws StartException, InterruptedException {
        BrokerClock clock =
                closing.add("broker clock", BrokerClock.start(clients(), settings.instanceId()));
        if (!clock.awaitFirst(KAFKA_WITHIN)) {
            throw new StartException(
                    "Kafka at "
                            + settings.kafka().get("bootstrap.servers")
                            + " does not answer within "
                            + KAFKA_WITHIN.toSeconds()
                            + " s: check that it runs and that its topics exist"
                            + " (./surelock topics apply)");
        }
        startMirror();
        startAlerts();
        startTopologies(clock);
        startWorkers(clock);
        awaitTopologies();
    }

    private void startTopologies(BrokerClock clock) {
        if (has(Role.SETTLEMENT)) {
            WatchSettings watching = new WatchSettings(wire, clock, SHORTEST_WAKEUP);
            startTopology("settlement", SettlementTopology.build(watching));
        }
        if (has(Role.DESK)) {
            DeskSettings deciding =
                    new DeskSettings(
                            wire,
                            clock,
                            settings.seed(),
                            settings.partitions(),
                            SHORTEST_WAKEUP,
                            DeskSettings.TIMERS_AT_ONCE,
                            settings.jsonEvents(),
                            provider -> parts.bookmakers().find(provider).isPresent(),
                            new KafkaJournalTail(settings.kafka(), wire));
            startTopology("desk", DeskTopology.build(deciding));
        }
    }

    private void startTopology(String name, Topology topology) {
        AppSettings.Streams streams = settings.streams();
        StreamsOptions options =
                new StreamsOptions(
                        settings.prefix() + "-" + name,
                        settings.instanceId(),
                        settings.stateDir(),
                        streams.threads(),
                        streams.commitIntervalMillis(),
                        streams.pollMillis(),
                        streams.standbyReplicas(),
                        settings.replication(),
                        settings.kafka());
        StreamsRunner runner =
                closing.add(name + " topology", new StreamsRunner(name, topology, options));
        CompletableFuture<Void> _ = runner.fatal().thenAccept(fatal::complete);
        topologies.add(runner);
        runner.start();
    }

    private void awaitTopologies() throws StartException, InterruptedException {
        for (StreamsRunner topology : topologies) {
            if (!topology.awaitRunning(RUNNING_WITHIN)) {
                String why =
                        topology.fatal().getNow("its stores are not restored yet; see the log");
                throw new StartException("the " + topology.name() + " did not start: " + why);
            }
        }
    }

    private void startWorkers(BrokerClock clock) {
        KafkaWorkerClients clients = new KafkaWorkerClients(clients());
        if (has(Role.PLACEMENT_WORKER)) {
            PlacementParts placing =
                    new PlacementParts(
                            PlacementSettings.of(settings.instanceId())
                                    .withMaxCalls(settings.maxCalls()),
                            clients,
                            wire,
                            clock,
                            parts.bookmakers(),
                            PlacementParts.hooks(parts.listener()));
            closing.add("placement worker", new PlacementService(placing)).start();
        }
        if (has(Role.SETTLEMENT_WORKER)) {
            SettlementParts asking =
                    new SettlementParts(
                            SettlementSettings.of(settings.instanceId())
                                    .withPrefix(settings.prefix()),
                            clients,
                            wire,
                            clock,
                            parts.bookmakers());
            closing.add("settlement worker", new SettlementService(asking)).start();
        }
    }

    private void startMirror() {
        if (has(Role.MIRROR)) {
            RedisConnection redis =
                    closing.add("Redis connection", RedisConnection.open(parts.redis()));
            closing.add(
                    "mirror",
                    MirrorWorker.start(
                            clients(),
                            settings.prefix(),
                            new RedisMirror(redis),
                            new MirrorRecords(wire)));
        }
    }

    private void startAlerts() {
        if (has(Role.ALERTS) && !parts.receivers().isEmpty()) {
            closing.add(
                    "alerts",
                    AlertRelay.start(
                            new RelayClients(clients(), settings.prefix()),
                            parts.receivers(),
                            AlertPolicy.usual(),
                            wire,
                            Clock.systemUTC()));
        }
    }

    private boolean has(Role role) {
        return settings.roles().contains(role);
    }

    private Map<String, Object> clients() {
        return new HashMap<>(settings.kafka());
    }
}
