package io.surelock.demo;

import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.feed.FeedArb;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** An upstream producer as outsiders would write one: every other arb as JSON, the rest as Avro. */
final class DemoPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPublisher.class);

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
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.ARB_OPPORTUNITIES.name(), key, value);
        var _ = producer.send(record, (_, failure) -> told(opportunity, failure));
        return opportunity;
    }

    private static void told(Opportunity opportunity, @Nullable Exception failure) {
        if (failure != null) {
            LOG.error("{} could not be published", opportunity.pairId(), failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
