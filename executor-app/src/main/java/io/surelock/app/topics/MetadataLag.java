package io.surelock.app.topics;

import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * The brokers of a cluster learn of a topic that was created or deleted one after the other: one
 * may list a topic that the next one asked does not know, and one may not know it yet at all. Such
 * a question is asked again.
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
        return outlast(question, _ -> true);
    }

    /**
     * The same, asked again while the answer is not complete, too.
     *
     * @return after 3 s what is answered then, complete or not
     */
    public static <T> T outlast(Question<T> question, Predicate<? super T> complete)
            throws KafkaAccessException {
        return outlast(question, complete, LIMIT);
    }

    static <T> T outlast(Question<T> question, Predicate<? super T> complete, Duration limit)
            throws KafkaAccessException {
        long beganNanos = System.nanoTime();
        while (System.nanoTime() - beganNanos < limit.toNanos()) {
            try {
                T answer = question.ask();
                if (complete.test(answer)) {
                    return answer;
                }
            } catch (KafkaAccessException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
            pause();
        }
        return question.ask();
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
