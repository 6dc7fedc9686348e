package io.surelock.broker.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.surelock.alert.WebhookSignature;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A receiver as it should be: checks signatures and takes each event id once. */
final class Receiver implements AutoCloseable {

    private final String secret;
    private final int port;
    private final Set<String> taken = new LinkedHashSet<>();
    private final List<String> attempts = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Function<String, Integer> answer = id -> 200;
    private HttpServer server;
    private int forged;

    Receiver(String secret) throws IOException {
        this.secret = secret;
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    private HttpServer listen(int onPort) throws IOException {
        HttpServer created =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
        created.setExecutor(threads);
        created.createContext("/", this::take);
        created.start();
        return created;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String signature = exchange.getRequestHeaders().getFirst("Surelock-Signature");
        boolean genuine =
                WebhookSignature.verify(
                        secret, signature, body, Instant.now(), Duration.ofMinutes(5));
        exchange.sendResponseHeaders(judge(id, genuine), -1);
        exchange.close();
    }

    private synchronized int judge(String id, boolean genuine) {
        attempts.add(id);
        if (!genuine) {
            forged++;
            return 401;
        }
        int status = answer.apply(id);
        if (status < 300) {
            taken.add(id);
        }
        return status;
    }

    URI url() {
        return URI.create(
                "http://"
                        + InetAddress.getLoopbackAddress().getHostAddress()
                        + ":"
                        + port
                        + "/hook");
    }

    /** Decides by event id from now on. */
    synchronized void answers(Function<String, Integer> status) {
        answer = status;
    }

    /** The ids it has taken, in order, each once. */
    synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    synchronized List<String> attempts() {
        return List.copyOf(attempts);
    }

    synchronized int forged() {
        return forged;
    }

    void goDown() {
        server.stop(0);
    }

    void comeUp() throws IOException {
        server = listen(port);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
