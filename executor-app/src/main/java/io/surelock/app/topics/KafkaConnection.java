package io.surelock.app.topics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reaches Kafka within a bounded time, or says why not. */
public final class KafkaConnection {

    /** Longest wait for any answer. */
    static final Duration LIMIT = Duration.ofSeconds(8);

    private KafkaConnection() {}

    /**
     * An admin client whose brokers have answered; the caller closes it.
     *
     * @param properties what every Kafka client is given, {@code bootstrap.servers} among it
     * @throws KafkaAccessException if they do not answer within about 8 s
     */
    public static Admin open(Map<String, ?> properties) throws KafkaAccessException {
        Map<String, Object> bounded = new HashMap<>(properties);
        bounded.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        bounded.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT.toMillis() + "");
        String servers = String.valueOf(properties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        Admin admin = create(bounded, servers);
        try {
            get(admin.describeCluster().nodes(), "answer at " + servers);
            return admin;
        } catch (KafkaAccessException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static Admin create(Map<String, Object> properties, String servers)
            throws KafkaAccessException {
        try {
            return Admin.create(properties);
        } catch (KafkaException e) {
            throw new KafkaAccessException(
                    "Kafka cannot be reached at %s (%s): correct its address (--bootstrap, kafka.bootstrap-servers) or kafka.properties."
                            .formatted(servers, deepest(e)),
                    e);
        }
    }

    /**
     * Waits for an answer.
     *
     * @param deed what Kafka was to do, as "create the topics"
     * @throws KafkaAccessException if it does not within about 8 s, or refuses
     */
    public static <T> T get(KafkaFuture<T> future, String deed) throws KafkaAccessException {
        try {
            return future.get(LIMIT.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unreachable(deed, e);
        } catch (ExecutionException e) {
            throw translated(deed, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaAccessException("Interrupted while waiting for Kafka.", e);
        }
    }

    private static KafkaAccessException translated(String deed, Throwable cause) {
        return switch (cause) {
            case org.apache.kafka.common.errors.TimeoutException _ -> unreachable(deed, cause);
            case AuthenticationException _, AuthorizationException _ ->
                    new KafkaAccessException(
                            "Kafka refused to %s, %s: correct kafka.properties or the rights of its user."
                                    .formatted(deed, deepest(cause)),
                            cause);
            default ->
                    new KafkaAccessException(
                            "Kafka could not %s, %s: see its log.".formatted(deed, deepest(cause)),
                            cause);
        };
    }

    private static KafkaAccessException unreachable(String deed, Throwable cause) {
        return new KafkaAccessException(
                "Kafka did not %s within %d s: start it or correct its address (--bootstrap, kafka.bootstrap-servers)."
                        .formatted(deed, LIMIT.toSeconds()),
                cause);
    }

    private static String deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String text =
                message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
