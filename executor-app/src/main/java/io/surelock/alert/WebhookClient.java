package io.surelock.alert;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends events to one receiver, one at a time. Only the status of an answer counts: its body is
 * bounded in size and time and thrown away, and redirects are not followed, because the signed
 * event is meant for this receiver and nobody else.
 */
final class WebhookClient implements AutoCloseable {

    private final AlertReceiver receiver;
    private final AlertPolicy policy;
    private final InstantSource clock;
    private final HttpClient http;

    WebhookClient(AlertReceiver receiver, AlertPolicy policy, InstantSource clock) {
        this.receiver = receiver;
        this.policy = policy;
        this.clock = clock;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(policy.timeout())
                        .build();
    }

    /** Sends once. */
    Delivery send(Alert alert) {
        byte[] body = alert.json().getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(receiver.url())
                        .timeout(policy.timeout())
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("User-Agent", "Surelock")
                        .header("Idempotency-Key", alert.eventId())
                        .header("Surelock-Event", alert.event())
                        .header(
                                WebhookSignature.HEADER,
                                WebhookSignature.sign(receiver.secret(), body, clock.instant()))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        AtomicReference<@Nullable ResponseInfo> answer = new AtomicReference<>();
        CompletableFuture<HttpResponse<Integer>> exchange =
                http.sendAsync(
                        request,
                        info -> {
                            answer.set(info);
                            return new DiscardedBody();
                        });
        String failure = await(exchange);
        // An answer whose body is cut off or never ends has said what counts.
        ResponseInfo info = answer.get();
        return info == null ? new Delivery.Later(failure, Duration.ZERO) : judge(info);
    }

    /** Waits for the end; answers what went wrong, if anything. */
    private String await(CompletableFuture<HttpResponse<Integer>> exchange) {
        try {
            exchange.get(policy.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return "";
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return tooSlow();
        } catch (ExecutionException | CancellationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof HttpTimeoutException) {
                return tooSlow();
            }
            // The messages of the client may repeat the URL.
            return "could not be reached (" + cause.getClass().getSimpleName() + ")";
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return "was not told, because the relay stops";
        }
    }

    // The client's own time-out ends where the answer begins; whichever comes first, it is the
    // same.
    private String tooSlow() {
        return "did not answer within " + policy.timeout().toMillis() + " ms";
    }

    private Delivery judge(ResponseInfo answer) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new Delivery.Delivered();
        }
        if (status >= 500 || status == 408 || status == 429) {
            Duration asked =
                    answer.headers()
                            .firstValue("Retry-After")
                            .map(this::retryAfter)
                            .orElse(Duration.ZERO);
            return new Delivery.Later("answered " + status, asked);
        }
        return new Delivery.Refused(
                "answered " + status + (status < 400 ? ", a redirect, which is not followed" : ""));
    }

    // Seconds, or a date as HTTP writes it. Whatever else it says is no reason to wait.
    private Duration retryAfter(String value) {
        Duration asked;
        if (value.matches("\\d{1,9}")) {
            asked = Duration.ofSeconds(Long.parseLong(value));
        } else {
            try {
                Instant until =
                        ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant();
                asked = Duration.between(clock.instant(), until);
            } catch (DateTimeException e) {
                asked = Duration.ZERO;
            }
        }
        Duration limit = policy.backoff().limit();
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(limit) < 0 ? asked : limit;
    }

    /** Cuts off what is under way. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
