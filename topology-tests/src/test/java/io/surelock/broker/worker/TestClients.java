package io.surelock.broker.worker;

import io.surelock.worker.KafkaWorkerClients;
import io.surelock.worker.WorkerClients;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The workers' real clients, of which a test may wrap some. */
final class TestClients implements WorkerClients {

    private final WorkerClients real;
    private final AtomicReference<@Nullable Consumer<byte[], byte[]>> member =
            new AtomicReference<>();
    private volatile UnaryOperator<Consumer<byte[], byte[]>> members = UnaryOperator.identity();
    private volatile UnaryOperator<Producer<byte[], byte[]>> transactions =
            UnaryOperator.identity();

    TestClients(String bootstrapServers) {
        this.real = new KafkaWorkerClients(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Wraps the members of groups made from now on. */
    TestClients wrapMembers(UnaryOperator<Consumer<byte[], byte[]>> wrapper) {
        members = wrapper;
        return this;
    }

    /** Wraps the producers of transactions made from now on. */
    TestClients wrapTransactions(UnaryOperator<Producer<byte[], byte[]>> wrapper) {
        transactions = wrapper;
        return this;
    }

    /** The newest member of a group, for use on its own thread. */
    Consumer<byte[], byte[]> member() {
        Consumer<byte[], byte[]> newest = member.get();
        if (newest == null) {
            throw new IllegalStateException("no worker has polled yet");
        }
        return newest;
    }

    @Override
    public Consumer<byte[], byte[]> member(String group, String clientId, Start start) {
        Consumer<byte[], byte[]> wrapped = members.apply(real.member(group, clientId, start));
        member.set(wrapped);
        return wrapped;
    }

    @Override
    public Consumer<byte[], byte[]> reader(String clientId) {
        return real.reader(clientId);
    }

    @Override
    public Consumer<byte[], byte[]> uncommittedReader(String clientId) {
        return real.uncommittedReader(clientId);
    }

    @Override
    public Producer<byte[], byte[]> transactional(String transactionalId) {
        return transactions.apply(real.transactional(transactionalId));
    }

    @Override
    public Producer<byte[], byte[]> plain(String clientId) {
        return real.plain(clientId);
    }
}
