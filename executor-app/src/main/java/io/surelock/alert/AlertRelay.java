package io.surelock.alert;

import io.surelock.contract.Wire;
import io.surelock.retry.ConsumerThread;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends events to receivers as webhooks, each event at least once and the same event under the same
 * id. Every receiver has a thread and a consumer group of its own; several relays, in one process
 * or in many, share the work of a receiver.
 */
public final class AlertRelay implements AutoCloseable {

    private static final Duration LAST_ATTEMPT = Duration.ofSeconds(2);

    private final List<Served> receivers;
    private final DeadLetterProducer deadLetters;

    private record Served(ReceiverParts parts, ConsumerThread thread) {}

    private AlertRelay(List<Served> receivers, DeadLetterProducer deadLetters) {
        this.receivers = receivers;
        this.deadLetters = deadLetters;
    }

    /**
     * Starts relaying. Neither Kafka nor the receivers need be there yet.
     *
     * @param clients how to read the events
     * @param receivers whom to tell; their names differ
     * @param clock the time in signatures; receivers compare it with their own
     * @throws IllegalArgumentException if two receivers have one name
     */
    public static AlertRelay start(
            RelayClients clients,
            List<AlertReceiver> receivers,
            AlertPolicy policy,
            Wire wire,
            InstantSource clock) {
        if (receivers.stream().map(AlertReceiver::name).distinct().count() < receivers.size()) {
            throw new IllegalArgumentException("two alert receivers have the same name");
        }
        DeadLetterProducer deadLetters = new DeadLetterProducer(clients.settings(), clock);
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
                                    clients.group(receiver),
                                    () -> clients.consumer(receiver, policy),
                                    (consumer, wanted) ->
                                            new ReceiverLoop(consumer, parts, wanted).run())));
        }
        return new AlertRelay(List.copyOf(served), deadLetters);
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
