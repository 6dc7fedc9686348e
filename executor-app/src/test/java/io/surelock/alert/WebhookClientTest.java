package io.surelock.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.surelock.retry.Backoff;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class WebhookClientTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration TIMEOUT = Duration.ofMillis(700);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Alert ALERT = new Alert("exposure_alert", "main-12-0", "{\"a\":\"é\"}");

    private HttpServer server;

    @BeforeEach
    void startReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stopReceiver() {
        server.stop(0);
    }

    @Test
    void postsTheEventSignedAndUnderItsId() {
        AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
        AtomicReference<Map<String, String>> headers = new AtomicReference<>(Map.of());
        server.createContext(
                "/",
                exchange -> {
                    body.set(exchange.getRequestBody().readAllBytes());
                    headers.set(
                            Map.of(
                                    "method", exchange.getRequestMethod(),
                                    "type", header(exchange, "Content-Type"),
                                    "key", header(exchange, "Idempotency-Key"),
                                    "event", header(exchange, "Surelock-Event"),
                                    "agent", header(exchange, "User-Agent"),
                                    "signature", header(exchange, "Surelock-Signature")));
                    answer(exchange, 204);
                });

        assertThat(send()).isEqualTo(new Delivery.Delivered());

        assertThat(body.get()).isEqualTo(ALERT.json().getBytes(StandardCharsets.UTF_8));
        String signature = WebhookSignature.sign("whsec", body.get(), NOON);
        assertThat(headers.get())
                .isEqualTo(
                        Map.of(
                                "method", "POST",
                                "type", "application/json; charset=utf-8",
                                "key", "main-12-0",
                                "event", "exposure_alert",
                                "agent", "Surelock",
                                "signature", signature));
    }

    @Test
    void triesLaterWhenTheReceiverIsInTrouble() {
        for (int status : new int[] {408, 429, 500, 503}) {
            assertThat(sendTo(status)).isEqualTo(later("answered " + status));
        }
    }

    @Test
    void takesARefusalForOne() {
        for (int status : new int[] {400, 401, 404, 410, 422}) {
            assertThat(sendTo(status)).isEqualTo(new Delivery.Refused("answered " + status));
        }
    }

    @Test
    void doesNotFollowARedirect() {
        AtomicInteger elsewhere = new AtomicInteger();
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    answer(exchange, 307);
                });
        server.createContext(
                "/elsewhere",
                exchange -> {
                    elsewhere.incrementAndGet();
                    answer(exchange, 200);
                });

        assertThat(send())
                .isEqualTo(new Delivery.Refused("answered 307, a redirect, which is not followed"));
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void honoursRetryAfterUpToItsOwnLimit() {
        assertThat(askedToWait("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(askedToWait("Mon, 05 Jan 2026 12:00:09 GMT")).isEqualTo(Duration.ofSeconds(9));
        assertThat(askedToWait("86400")).isEqualTo(LIMIT);
        assertThat(askedToWait("Mon, 05 Jan 2026 11:00:00 GMT")).isEqualTo(Duration.ZERO);
        assertThat(askedToWait("soon")).isEqualTo(Duration.ZERO);
        assertThat(askedToWait("-5")).isEqualTo(Duration.ZERO);
    }

    @Test
    void isNotHarmedByALongAnswer() {
        int tenMebibytes = 10 * 1024 * 1024;
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, tenMebibytes);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(new byte[tenMebibytes]);
                    }
                });

        assertThat(send()).isEqualTo(new Delivery.Delivered());
    }

    @Test
    void givesUpOnAnAnswerThatNeverBegins() throws Exception {
        try (Dripping receiver = new Dripping("HTTP/1.1 200 OK\r\nX-Drip: ")) {
            assertThat(sendTo(receiver.url())).isEqualTo(later("did not answer within 700 ms"));
        }
    }

    @Test
    void doesNotWaitForABodyThatNeverEnds() throws Exception {
        try (Dripping receiver =
                new Dripping("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")) {
            assertThat(sendTo(receiver.url())).isEqualTo(new Delivery.Delivered());
        }
    }

    @Test
    void triesLaterWhenNobodyListens() throws IOException {
        URI url = url(server.getAddress().getPort());
        server.stop(0);

        assertThat(sendTo(url)).isEqualTo(later("could not be reached (ConnectException)"));
    }

    @Test
    void triesLaterWhenTheConnectionIsCutWithoutAnAnswer() throws Exception {
        server.createContext("/", HttpExchange::close);

        assertThat(send()).isEqualTo(later("could not be reached (IOException)"));
    }

    private Delivery sendTo(int status) {
        server.createContext("/", exchange -> answer(exchange, status));
        try {
            return send();
        } finally {
            server.removeContext("/");
        }
    }

    private Duration askedToWait(String retryAfter) {
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", retryAfter);
                    answer(exchange, 503);
                });
        try {
            return ((Delivery.Later) send()).atLeast();
        } finally {
            server.removeContext("/");
        }
    }

    private Delivery send() {
        return sendTo(url(server.getAddress().getPort()));
    }

    private static Delivery sendTo(URI url) {
        AlertReceiver receiver = AlertReceiver.ofExposures("pager", url, "whsec");
        AlertPolicy policy = new AlertPolicy(TIMEOUT, new Backoff(Duration.ofMillis(1), LIMIT), 5);
        try (WebhookClient client =
                new WebhookClient(receiver, policy, InstantSource.fixed(NOON))) {
            return client.send(ALERT);
        }
    }

    private static Delivery later(String why) {
        return new Delivery.Later(why, Duration.ZERO);
    }

    private static URI url(int port) {
        return URI.create(
                "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + "/");
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** A receiver that sends its answer's beginning and then one byte after the other, for ever. */
    private static final class Dripping implements AutoCloseable {

        private final ServerSocket listener;
        private final CountDownLatch closing = new CountDownLatch(1);
        private final Thread thread;

        Dripping(String beginning) throws IOException {
            listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            thread = Thread.ofVirtual().start(() -> drip(beginning));
        }

        URI url() {
            return WebhookClientTest.url(listener.getLocalPort());
        }

        private void drip(String beginning) {
            try (Socket socket = listener.accept();
                    OutputStream out = socket.getOutputStream()) {
                out.write(beginning.getBytes(StandardCharsets.US_ASCII));
                do {
                    out.write('x');
                    out.flush();
                } while (!closing.await(50, TimeUnit.MILLISECONDS));
            } catch (IOException e) {
                closing.countDown(); // the client has hung up, which is what it should do
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            closing.countDown();
            listener.close();
            assertThat(joined()).isTrue();
        }

        private boolean joined() {
            try {
                return thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
