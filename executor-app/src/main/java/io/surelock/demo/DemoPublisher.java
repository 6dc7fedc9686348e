package io.surelock.demo;

import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.feed.FeedArb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An upstream producer as outsiders would write one: every other arb as JSON, the rest as Avro. */
final class DemoPublisher implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final Wire wire;
    private final DemoOpportunities opportunities;
    private int count;

    DemoPublisher(Map<String, String> kafka, Wire wire, DemoOpportunities opportunities) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        this.producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.wire = wire;
        this.opportunities = opportunities;
    }

    Opportunity publish(FeedArb arb) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Opportunity opportunity = opportunities.of(arb, now);
        byte[] value =
                count++ % 2 == 0
                        ? wire.json(opportunity).getBytes(StandardCharsets.UTF_8)
                        : wire.encode(opportunity);
        byte[] key = opportunity.deskId().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topics.ARB_OPPORTUNITIES.name(), key, value));
        return opportunity;
    }

    @Override
    public void close() {
        producer.close();
    }
}
