package io.surelock.chaos;

import io.surelock.bet.AccountId;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.desk.opportunity.EventInfo;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.policy.Policy;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Publishes arbs, one by one or at a steady pace. Most are on accounts of their own; one in ten is
 * on those of the one before, which are busy or resting; one in ten is published twice.
 */
final class Traffic implements AutoCloseable {

    private static final int RARE = 10;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Wire wire = Wire.standard();
    private final Set<String> published = new ConcurrentSkipListSet<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private @Nullable ScheduledFuture<?> stream;
    private int number;

    Traffic(Map<String, Object> kafka) {
        Map<String, Object> settings = new java.util.HashMap<>(kafka);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        this.producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Begins to publish. */
    synchronized void start(Duration pace) {
        stream = timer.scheduleAtFixedRate(this::next, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Publishes no more, and waits until everything is acknowledged. */
    void stop() {
        synchronized (this) {
            if (stream != null) {
                stream.cancel(false);
            }
        }
        producer.flush();
        if (!failures.isEmpty()) {
            throw new AssertionError("an arb could not be published", failures.peek());
        }
    }

    /** The ids of everything that was published. */
    Set<String> published() {
        return Set.copyOf(published);
    }

    private synchronized void next() {
        int index = number++;
        int accounts = index % RARE == RARE - 1 ? index - 1 : index;
        Opportunity arb = arb("c-" + index, "A" + accounts, Instant.now());
        publish(arb);
        if (index % RARE == RARE / 2) {
            publish(arb);
        }
    }

    /** Publishes one arb, of one account at each of two bookmakers. */
    void publish(String pairId, String account) {
        publish(arb(pairId, account, Instant.now()));
    }

    /** Publishes one arb. */
    void publish(Opportunity arb) {
        published.add(arb.pairId());
        var _ = send(Topics.ARB_OPPORTUNITIES, wire.encode(arb));
    }

    /** Publishes one arb that may never come to an end, and answers where it is. */
    RecordMetadata publishForNoEnd(Opportunity arb) throws Exception {
        return send(Topics.ARB_OPPORTUNITIES, wire.encode(arb)).get();
    }

    /** Publishes what an operator writes. */
    void command(String json) throws Exception {
        var _ = send(Topics.OPERATOR_COMMANDS, json.getBytes(StandardCharsets.UTF_8)).get();
    }

    private Future<RecordMetadata> send(Topic topic, byte[] value) {
        return producer.send(
                new ProducerRecord<>(
                        topic.name(), Policy.MAIN_DESK.getBytes(StandardCharsets.UTF_8), value),
                (_, failure) -> {
                    if (failure != null) {
                        failures.add(failure);
                    }
                });
    }

    /** A good arb. */
    static Opportunity arb(String pairId, String account, Instant detectedAt) {
        return new Opportunity(
                pairId,
                Policy.MAIN_DESK,
                detectedAt.truncatedTo(ChronoUnit.MILLIS),
                null,
                "football",
                new EventInfo("e-" + pairId, "Home - Away", null),
                null,
                Decimal4.of("7.56"),
                leg(new AccountId("wl1", "alpha", account), "over", "2.1", "100.00"),
                leg(new AccountId("wl1", "beta", account), "under", "2.05", "102.44"));
    }

    private static LegOffer leg(AccountId account, String selection, String odds, String stake) {
        return new LegOffer(
                account, "m1", selection, null, Side.BACK, Odds.of(odds), Money.of(stake, "EUR"));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        producer.close(Duration.ofSeconds(5));
    }
}
