package io.surelock.broker.worker;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.placement.BetOrder;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementAttempt;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;
import io.surelock.worker.Bookmakers;
import io.surelock.worker.Steps;
import io.surelock.worker.WorkerListener;
import io.surelock.worker.placement.PlacementParts;
import io.surelock.worker.placement.PlacementService;
import io.surelock.worker.placement.PlacementSettings;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A desk's end of the placement topics, and workers of one group at the other. */
final class PlacementRig implements AutoCloseable {

    /** From asking for a bet to its notAfter; long, so that a slow machine fails no test. */
    static final Duration WINDOW = Duration.ofSeconds(60);

    static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    private final TestBroker broker;
    private final String group;
    private final List<PlacementService> services = new ArrayList<>();
    private final ShiftedClock clock;

    PlacementRig(TestBroker broker, String group) {
        this.broker = broker;
        this.group = group;
        this.clock = broker.clock();
    }

    ShiftedClock clock() {
        return clock;
    }

    String group() {
        return group;
    }

    /** Starts a worker that works with a bookmaker of its own. */
    PlacementService start(String instance, LedgerBookmaker bookmaker) {
        return start(instance, bookmaker, broker.clients(), Steps.UNWATCHED);
    }

    PlacementService start(
            String instance, LedgerBookmaker bookmaker, TestClients clients, Steps steps) {
        return start(instance, bookmaker, clients, steps, WorkerListener.NONE);
    }

    PlacementService start(
            String instance,
            LedgerBookmaker bookmaker,
            TestClients clients,
            Steps steps,
            WorkerListener listener) {
        PlacementSettings usual = PlacementSettings.of(instance);
        PlacementService service =
                new PlacementService(
                        new PlacementParts(
                                new PlacementSettings(
                                        group,
                                        instance,
                                        usual.maxCalls(),
                                        usual.maxWaiting(),
                                        usual.lookupTimeout()),
                                clients,
                                Wire.standard(),
                                clock,
                                Bookmakers.of(Map.of("alpha", bookmaker)),
                                new PlacementParts.Hooks(listener, steps)));
        services.add(service);
        service.start();
        return service;
    }

    /** Asks for a bet now. */
    PlaceBet request(String pairId, AccountId account) throws Exception {
        return request(pairId, account, clock.now());
    }

    /** Asks for a bet at an instant. */
    PlaceBet request(String pairId, AccountId account, Instant requestedAt) throws Exception {
        PlaceBet request = place(pairId, account, requestedAt);
        broker.publish(requestRecord(account, Wire.standard().encode(request)));
        return request;
    }

    static PlaceBet place(String pairId, AccountId account, Instant requestedAt) {
        BetId bet = new BetId(pairId, Leg.POSITIVE);
        Instant at = Instant.ofEpochMilli(requestedAt.toEpochMilli());
        BetOrder order =
                new BetOrder(
                        bet,
                        account,
                        ClientReference.of("main", bet),
                        "e1",
                        "m1",
                        "over",
                        null,
                        Side.BACK,
                        Odds.of("2.1000"),
                        Money.of("100.00", "EUR"));
        return new PlaceBet("main", order, at, at.plus(WINDOW), CALL_TIMEOUT);
    }

    static ProducerRecord<byte[], byte[]> requestRecord(AccountId account, byte[] value) {
        return new ProducerRecord<>(Topics.BET_PLACEMENT_REQUESTS.name(), key(account), value);
    }

    static byte[] key(AccountId account) {
        return account.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An account whose requests go through the partition. */
    static AccountId account(int partition) {
        return IntStream.range(0, 1_000)
                .mapToObj(number -> new AccountId("wl1", "alpha", "ACC_" + number))
                .filter(account -> partition(account) == partition)
                .findFirst()
                .orElseThrow();
    }

    static int partition(AccountId account) {
        return Utils.toPositive(Utils.murmur2(key(account))) % TestBroker.PARTITIONS;
    }

    /** What the desk has been told of a bet, in order. */
    List<PlacementStatus> told(String pairId) {
        return outcomes().stream()
                .filter(outcome -> outcome.bet().pairId().equals(pairId))
                .map(PlacementOutcome::status)
                .toList();
    }

    List<PlacementOutcome> outcomes() {
        return read(Topics.BET_PLACEMENT_OUTCOMES, PlacementOutcome.class);
    }

    /** The bets that have a committed attempt, once for each. */
    List<String> attempted() {
        return attempts().stream().map(attempt -> attempt.bet().pairId()).toList();
    }

    List<PlacementAttempt> attempts() {
        return read(Topics.BET_PLACEMENT_ATTEMPTS, PlacementAttempt.class);
    }

    /** Whether the group has taken this many requests. */
    boolean hasTaken(int requests) throws Exception {
        return broker.progress(group, Topics.BET_PLACEMENT_REQUESTS) == requests;
    }

    private <T> List<T> read(Topic topic, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> polled : broker.committed(topic)) {
            try {
                found.add(Wire.standard().decode(type, polled.value()));
            } catch (UnreadableException e) {
                throw new AssertionError(e);
            }
        }
        return found;
    }

    @Override
    public void close() {
        services.forEach(PlacementService::close);
    }
}
