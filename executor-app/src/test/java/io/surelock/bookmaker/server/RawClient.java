package io.surelock.bookmaker.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surelock.bookmaker.server.book.Slip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Speaks to a server through a bare socket, so that tests see every byte and its end. */
final class RawClient {

    private static final int PATIENCE_MILLIS = 60_000;

    private RawClient() {}

    static String placement(Slip slip, String token) {
        return request(
                "POST",
                "/v1/bets",
                TestSlips.json(slip),
                "Authorization: Bearer " + token,
                "Idempotency-Key: " + slip.reference());
    }

    /** A request after which the server is to end the connection. */
    static String request(String method, String path, String body, String... headers) {
        return "%s %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n%s"
                .formatted(
                        method,
                        path,
                        body.getBytes(UTF_8).length,
                        headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n",
                        body);
    }

    /** Sends bytes and receives until the server ends the connection. */
    static String send(int port, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
