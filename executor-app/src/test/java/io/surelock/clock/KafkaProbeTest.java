package io.surelock.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaProbeTest {

    private final MockProducer<String, Long> producer =
            new MockProducer<>(
                    false,
                    new RoundRobinPartitioner(),
                    new StringSerializer(),
                    new LongSerializer());
    private final KafkaProbe probe = new KafkaProbe(producer, "clock-probes", "i-1");

    @Test
    void writesTinyRecordsUnderTheInstancesName() {
        probe.send();
        probe.send();

        assertThat(producer.history()).extracting(ProducerRecord::key).containsOnly("i-1");
        assertThat(producer.history()).extracting(ProducerRecord::value).containsExactly(1L, 2L);
        probe.close();
    }

    /** The mock keeps the client's timestamp, as a topic with CreateTime does. */
    @Test
    void refusesATopicThatKeepsTheClientsTimestamps() {
        var answer = probe.send().toCompletableFuture();
        producer.completeNext();

        assertThatThrownBy(answer::join)
                .hasMessageContaining(
                        "clock-probes must have message.timestamp.type=LogAppendTime");
        probe.close();
    }

    @Test
    void tellsWhatTheBrokerRefused() {
        var answer = probe.send().toCompletableFuture();
        producer.errorNext(new TopicAuthorizationException("not allowed"));

        assertThatThrownBy(answer::join).hasMessageContaining("not allowed");
        probe.close();
    }
}
