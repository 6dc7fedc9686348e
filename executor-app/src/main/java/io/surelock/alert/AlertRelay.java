package io.surelock.alert;

import io.surelock.contract.Wire;
import io.surelock.retry.ConsumerThread;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends events to receivers as webhooks, each event at least once and the same event under the same
 * id. Every receiver has a thread and a consumer group of its own; several relays, in one process
 * or in many, share the work of a receiver.
 */
public final class AlertRelay implements AutoCloseable {

    /** Few, because a group waits for a member until it has sent all it polled. */
    private static final int BATCH = 10;

    private static final int SESSION_MILLIS = 10_000;

    /** What may be needed beside the sending of an event, for committing or a dead letter. */
    private static final int RESERVE_MILLIS = 15_000;

    private static final Duration LAST_ATTEMPT = Duration.ofSeconds(2);

    private final List<Served> receivers;
    private final DeadLetters deadLetters;

    private record Served(ReceiverParts parts, ConsumerThread thread) {}

    private AlertRelay(List<Served> receivers, DeadLetters deadLetters) {
        this.receivers = receivers;
        this.deadLetters = deadLetters;
    }

    /**
     * Starts relaying. Neither Kafka nor the receivers need be there yet.
     *
     * @param clientSettings where the brokers are and how to log in, by Kafka's client names
     * @param receivers whom to tell; their names differ
     * @param clock the time in signatures; receivers compare it with their own
     * @throws IllegalArgumentException if two receivers have one name
     */
    public static AlertRelay start(
            Map<String, Object> clientSettings,
            List<AlertReceiver> receivers,
            AlertPolicy policy,
            Wire wire,
            InstantSource clock) {
        if (receivers.stream().map(AlertReceiver::name).distinct().count() < receivers.size()) {
            throw new IllegalArgumentException("two alert receivers have the same name");
        }
        Map<String, Object> settings = Map.copyOf(clientSettings);
        DeadLetters deadLetters = new DeadLetters(settings, clock);
        List<Served> served = new ArrayList<>();
        for (AlertReceiver receiver : receivers) {
            ReceiverParts parts =
                    new ReceiverParts(
                            receiver,
                            policy,
                            new WebhookClient(receiver, policy, clock),
                            deadLetters,
                            new ReceiverTally(receiver),
                            wire);
            served.add(
                    new Served(
                            parts,
                            ConsumerThread.start(
                                    receiver.group(),
                                    () -> consumer(settings, receiver, policy),
                                    (consumer, wanted) ->
                                            new ReceiverLoop(consumer, parts, wanted).run())));
        }
        return new AlertRelay(List.copyOf(served), deadLetters);
    }

    private static Consumer<byte[], byte[]> consumer(
            Map<String, Object> clientSettings, AlertReceiver receiver, AlertPolicy policy) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, receiver.group());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Math.toIntExact(BATCH * (policy.timeout().toMillis() + RESERVE_MILLIS)));
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** How each receiver is served, in the order they were given. */
    public List<ReceiverStatus> status() {
        return receivers.stream().map(served -> served.parts().tally().status()).toList();
    }

    /**
     * Stops within a few seconds. An attempt that is still under way after two is cut off, and the
     * event is sent again by the next relay.
     */
    @Override
    public void close() {
        receivers.forEach(served -> served.thread().requestStop());
        long startNanos = System.nanoTime();
        for (Served served : receivers) {
            Duration spent = Duration.ofNanos(System.nanoTime() - startNanos);
            Duration left = LAST_ATTEMPT.minus(spent);
            if (left.isNegative() || !served.thread().hasStopped(left)) {
                break;
            }
        }
        receivers.forEach(served -> served.parts().client().close());
        receivers.forEach(served -> served.thread().close());
        deadLetters.close();
    }
}
