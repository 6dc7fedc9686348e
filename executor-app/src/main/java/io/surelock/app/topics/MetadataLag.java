package io.surelock.app.topics;

import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Duration;

/**
 * The brokers of a cluster learn of a topic that was created or deleted one after the other, so one
 * may list a topic that the next one asked does not know. Such a question is asked again.
 */
public final class MetadataLag {

    /** A broker that lags for longer than this is not well. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private MetadataLag() {}

    /** Lists topics and describes those it found. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws KafkaAccessException;
    }

    /**
     * The answer to a question, asked again while it fails because a topic is not known.
     *
     * @throws KafkaAccessException the question's own; if a topic is not known, after 3 s
     */
    public static <T> T outlast(Question<T> question) throws KafkaAccessException {
        return outlast(question, LIMIT);
    }

    static <T> T outlast(Question<T> question, Duration limit) throws KafkaAccessException {
        long beganNanos = System.nanoTime();
        while (true) {
            try {
                return question.ask();
            } catch (KafkaAccessException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() - beganNanos >= limit.toNanos()) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() throws KafkaAccessException {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaAccessException("Interrupted while waiting for Kafka.", e);
        }
    }
}
