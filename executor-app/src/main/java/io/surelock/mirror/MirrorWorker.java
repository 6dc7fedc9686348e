package io.surelock.mirror;

import io.surelock.retry.ConsumerThread;

import java.util.Map;
import java.util.Optional;

/**
 * Keeps Redis as the log says. Several of them, in one process or in many, share the work. Nothing
 * waits for it: while Redis or Kafka is away it tries again for ever, in a thread of its own.
 */
public final class MirrorWorker implements AutoCloseable {

    private final MirrorApplier applier;
    private final Outage outage;
    private final ConsumerThread thread;

    private MirrorWorker(MirrorApplier applier, Outage outage, ConsumerThread thread) {
        this.applier = applier;
        this.outage = outage;
        this.thread = thread;
    }

    /**
     * Starts mirroring. Neither Kafka nor Redis need be there yet.
     *
     * @param clientSettings where the brokers are and how to log in, by Kafka's client names
     * @param prefix begins the name of the consumer group
     * @param mirror where to write
     * @param reader how to read the two topics
     */
    public static MirrorWorker start(
            Map<String, Object> clientSettings,
            String prefix,
            RedisMirror mirror,
            MirrorRecords reader) {
        Map<String, Object> settings = Map.copyOf(clientSettings);
        MirrorApplier applier = new MirrorApplier(mirror, reader);
        Outage outage = new Outage();
        ConsumerThread thread =
                ConsumerThread.start(
                        "mirror",
                        () -> MirrorClients.consumer(settings, MirrorClients.group(prefix)),
                        (consumer, wanted) ->
                                new MirrorLoop(consumer, mirror, applier, outage).run(wanted));
        return new MirrorWorker(applier, outage, thread);
    }

    /** What it has done since its start. */
    public MirrorReport report() {
        return applier.report();
    }

    /** Why nothing can be written at the moment; empty while Redis does what it is asked. */
    public Optional<String> outage() {
        return outage.reason();
    }

    /** Stops within a few seconds. The connection to Redis stays open; it belongs to the caller. */
    @Override
    public void close() {
        thread.close();
    }
}
