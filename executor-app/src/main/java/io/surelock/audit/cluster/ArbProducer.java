package io.surelock.audit.cluster;

import io.surelock.contract.Topics;
import io.surelock.desk.policy.Policy;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** Publishes arbs, and remembers what it has published. */
final class ArbProducer implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final Set<String> pairs = new HashSet<>();
    private final Map<String, Integer> repeated = new HashMap<>();
    private final Set<String> wrongKeys = new HashSet<>();
    private final List<String> invalid = new ArrayList<>();
    private int deskPartition;

    ArbProducer(Map<String, String> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Set<String> pairs() {
        return pairs;
    }

    Map<String, Integer> repeated() {
        return repeated;
    }

    Set<String> wrongKeys() {
        return wrongKeys;
    }

    List<String> invalid() {
        return invalid;
    }

    /** Where the desk's arbs have gone. */
    int deskPartition() {
        return deskPartition;
    }

    /** An arb on accounts of its own. */
    void arb(String pair) throws InterruptedException {
        arb(pair, positive(pair), hedge(pair));
    }

    void arb(String pair, String positive, String hedge) throws InterruptedException {
        pairs.add(pair);
        send(Policy.MAIN_DESK, json(pair, positive, hedge));
    }

    /** The same arb that often, one right after the other. */
    void repeat(String pair, int times) throws InterruptedException {
        pairs.add(pair);
        repeated.put(pair, times);
        for (int i = 0; i < times; i++) {
            RecordMetadata at = send(Policy.MAIN_DESK, json(pair, positive(pair), hedge(pair)));
            deskPartition = at.partition();
        }
    }

    /** An arb under a key that is not its desk's. */
    void stray(String pair, @Nullable String key) throws InterruptedException {
        pairs.add(pair);
        wrongKeys.add(pair);
        send(key, json(pair, positive(pair), hedge(pair)));
    }

    /** Something that is no arb. */
    void invalid(String payload) throws InterruptedException {
        RecordMetadata at = send(Policy.MAIN_DESK, payload);
        invalid.add(at.topic() + "-" + at.partition() + "@" + at.offset());
    }

    static String positive(String pair) {
        return "wl1:alpha:" + pair;
    }

    static String hedge(String pair) {
        return "wl2:beta:" + pair;
    }

    @Override
    public void close() {
        producer.close();
    }

    private RecordMetadata send(@Nullable String key, String payload) throws InterruptedException {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        byte[] value = payload.getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(Topics.ARB_OPPORTUNITIES.name(), keyBytes, value);
        try {
            return producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an arb cannot be published", e.getCause());
        }
    }

    private static String json(String pair, String positive, String hedge) {
        return """
        {"pairId":"%s","deskId":"main","detectedAt":"%s","sport":"football",\
        "event":{"id":"audit-event","name":"Home v Away"},"expectedProfit":"5.00",\
        "positive":{"account":"%s","marketId":"m1","selectionId":"over","odds":"2.1000",\
        "stake":"100.00","currency":"EUR"},\
        "hedge":{"account":"%s","marketId":"m1","selectionId":"under","odds":"2.0000",\
        "stake":"105.00","currency":"EUR"}}"""
                .formatted(pair, Instant.now().truncatedTo(ChronoUnit.MILLIS), positive, hedge);
    }
}
