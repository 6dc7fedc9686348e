package io.surelock.worker.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.worker.Steps;
import io.surelock.worker.placement.PlacementTransaction.Content;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

@SuppressWarnings("removal") // the only public constructor of a membership
class PlacementTransactionTest {

    private final Producer producer = new Producer();
    private final PlacementTransaction transaction =
            new PlacementTransaction(producer, Steps.UNWATCHED);

    @BeforeEach
    void initialise() {
        producer.initTransactions();
    }

    @Test
    void commitsAttemptsAndOffsetsTogether() {
        assertThat(transaction.commit(content(true))).isTrue();
        assertThat(producer.history()).hasSize(1);
        assertThat(producer.consumerGroupOffsetsHistory()).hasSize(1);
    }

    @Test
    void abortsWhenTheGroupHasMovedOn() {
        producer.sendOffsetsToTransactionException = new CommitFailedException();
        assertThat(transaction.commit(content(true))).isFalse();
        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void abortsWhenAPartitionIsGone() {
        assertThat(transaction.commit(content(false))).isFalse();
        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void triesACommitAgainThatWasNotAnswered() {
        producer.unanswered = 2;
        assertThat(transaction.commit(content(true))).isTrue();
        assertThat(producer.commits).isEqualTo(3);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void isNotCertainOfACommitThatIsNeverAnswered() {
        producer.unanswered = Integer.MAX_VALUE;
        assertThatThrownBy(() -> transaction.commit(content(true)))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("unknown");
        assertThat(producer.commits).isEqualTo(3);
        assertThat(producer.transactionAborted()).isFalse();
    }

    @Test
    void endsWithAProducerThatIsFenced() {
        producer.commitTransactionException = new ProducerFencedException("another one");
        assertThatThrownBy(() -> transaction.commit(content(true)))
                .isInstanceOf(ProducerFencedException.class);
    }

    private static Content content(boolean isHeld) {
        return new Content(
                List.of(new ProducerRecord<>("bet-placement-attempts", new byte[] {1})),
                Map.of(new TopicPartition("bet-placement-requests", 0), new OffsetAndMetadata(1)),
                new ConsumerGroupMetadata("group"),
                () -> isHeld);
    }

    /** Leaves as many commits unanswered as it is told. */
    private static final class Producer extends MockProducer<byte[], byte[]> {

        private int unanswered;
        private int commits;

        Producer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void commitTransaction() throws ProducerFencedException {
            if (++commits <= unanswered) {
                throw new TimeoutException("no answer");
            }
            super.commitTransaction();
        }
    }
}
