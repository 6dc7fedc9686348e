package io.surelock.worker;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Clients without a Kafka: what is written plainly is acknowledged at once and kept. */
public final class TestClients implements WorkerClients {

    private final List<MockProducer<byte[], byte[]>> producers = new CopyOnWriteArrayList<>();

    /** Everything that was written, in order. */
    public List<ProducerRecord<byte[], byte[]>> written() {
        return producers.stream().flatMap(producer -> producer.history().stream()).toList();
    }

    @Override
    public Producer<byte[], byte[]> plain(String clientId) {
        var producer =
                new MockProducer<>(
                        true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }

    @Override
    public Consumer<byte[], byte[]> member(String group, String clientId, Start start) {
        throw new UnsupportedOperationException("no Kafka here");
    }

    @Override
    public Consumer<byte[], byte[]> reader(String clientId) {
        throw new UnsupportedOperationException("no Kafka here");
    }

    @Override
    public Consumer<byte[], byte[]> uncommittedReader(String clientId) {
        throw new UnsupportedOperationException("no Kafka here");
    }

    @Override
    public Producer<byte[], byte[]> transactional(String transactionalId) {
        throw new UnsupportedOperationException("no Kafka here");
    }
}
