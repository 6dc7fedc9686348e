package io.surelock.bookmaker.bridge;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests, each once. HTTP/1.1, because HTTP/2 clients send again what a server says it has
 * not processed; no redirects; the client repeats no request that is not idempotent.
 */
final class BridgeHttp implements AutoCloseable {

    /** With this property the JDK's client sends any request again, bets too. */
    static final String RETRY_PROPERTY = "jdk.httpclient.enableAllMethodRetry";

    private final BridgeSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    /**
     * @throws IllegalStateException if this JVM was told to send any request again
     */
    BridgeHttp(BridgeSettings settings) {
        refuseRetries();
        this.settings = settings;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectTimeout())
                        .executor(threads)
                        .build();
    }

    /** As the client reads it: empty counts as true. */
    private static void refuseRetries() {
        String value = System.getProperty(RETRY_PROPERTY);
        if (value != null && (value.isEmpty() || Boolean.parseBoolean(value))) {
            throw new IllegalStateException(
                    "The system property %s makes this JVM send bets twice: start it without."
                            .formatted(RETRY_PROPERTY));
        }
    }

    /** Sends and waits. Never throws for what the outside does. */
    Reply send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(
                                BodyHandlers.ofByteArray(), settings.maxAnswerBytes()));
        try {
            // The time-out of a request ends with its headers; this one is for the body too.
            HttpResponse<byte[]> whole =
                    answer.get(settings.callTimeout().toNanos(), TimeUnit.NANOSECONDS);
            return new Reply.Answered(whole.statusCode(), whole.body());
        } catch (TimeoutException _) {
            answer.cancel(true);
            return new Reply.Lost(
                    "no whole answer within %d ms".formatted(settings.callTimeout().toMillis()));
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Lost("the wait for the answer was interrupted");
        } catch (ExecutionException e) {
            return failure(e.getCause() == null ? e : e.getCause());
        }
    }

    private static Reply failure(Throwable failure) {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return new Reply.NotSent("no connection: " + words(failure));
        }
        if (failure instanceof IOException) {
            return new Reply.Lost("the answer was lost: " + words(failure));
        }
        return new Reply.Lost("the call failed: " + words(failure));
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
