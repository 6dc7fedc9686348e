package io.surelock.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
class OutcomeWriterTest {

    private static final ProducerRecord<byte[], byte[]> OUTCOME =
            new ProducerRecord<>("bet-placement-outcomes", new byte[] {1});

    private final List<MockProducer<byte[], byte[]>> producers = new CopyOnWriteArrayList<>();
    private final AtomicInteger written = new AtomicInteger();
    private final OutcomeWriter writer = new OutcomeWriter(this::produce);

    @Test
    void keepsAnOutcomeUntilItIsAcknowledged() {
        write();
        assertThat(writer.unwritten()).isEqualTo(1);
        assertThat(written).hasValue(0);
        producers.getFirst().completeNext();
        assertThat(writer.unwritten()).isZero();
        assertThat(written).hasValue(1);
    }

    @Test
    void writesAnOutcomeAgainThatAProducerGaveUp() {
        write();
        producers.getFirst().errorNext(new KafkaException("given up"));
        await().until(() -> producers.size() == 2 && producers.getLast().completeNext());
        assertThat(producers.getLast().history()).containsExactly(OUTCOME);
        assertThat(writer.unwritten()).isZero();
        assertThat(written).hasValue(1);
    }

    @Test
    void writesAnOutcomeThatAProducerRefuses() {
        producers.getFirst().sendException = new KafkaException("in a fatal state");
        write();
        await().until(() -> producers.size() == 2 && producers.getLast().completeNext());
        assertThat(written).hasValue(1);
    }

    @Test
    void waitsForWhatIsUnwrittenBeforeItCloses() throws InterruptedException {
        write();
        Thread acknowledging = Thread.ofVirtual().start(() -> producers.getFirst().completeNext());
        writer.close(Duration.ofSeconds(20));
        acknowledging.join();
        assertThat(written).hasValue(1);
        assertThat(producers.getFirst().closed()).isTrue();
    }

    @Test
    void closesInTimeEvenIfSomethingStaysUnwritten() throws InterruptedException {
        write();
        writer.close(Duration.ofMillis(50));
        assertThat(producers.getFirst().closed()).isTrue();
        assertThat(writer.unwritten()).isEqualTo(1);
    }

    private void write() {
        writer.write(OUTCOME, "bet P-1/positive", written::incrementAndGet);
    }

    private Producer<byte[], byte[]> produce() {
        var producer =
                new MockProducer<>(
                        false, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }
}
