package io.surelock.bookmaker.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.surelock.bookmaker.server.book.Slip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Speaks to a server through a bare socket, so that tests see every byte and its end. */
final class RawClient {

    private RawClient() {}

    /**
     * What came, and whether the connection ended.
     *
     * @param bytes everything that was received
     * @param ended whether the server closed the connection
     */
    record Received(String bytes, boolean ended) {}

    static String placement(Slip slip, String token) {
        return request(
                "POST",
                "/v1/bets",
                TestSlips.json(slip),
                "Authorization: Bearer " + token,
                "Idempotency-Key: " + slip.reference());
    }

    static String request(String method, String path, String body, String... headers) {
        return "%s %s HTTP/1.1\r\nHost: test\r\nContent-Length: %d\r\n%s\r\n%s"
                .formatted(
                        method,
                        path,
                        body.getBytes(UTF_8).length,
                        headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n",
                        body);
    }

    /**
     * Sends bytes and receives until the connection ends.
     *
     * @param quietMillis how long nothing may come before the connection counts as open
     */
    static Received send(int port, String bytes, int quietMillis) throws IOException {
        try (Socket socket = new Socket(ServerSettings.LOOPBACK, port)) {
            socket.setSoTimeout(quietMillis);
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            socket.getOutputStream().flush();
            var received = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            try {
                for (int n = socket.getInputStream().read(buffer);
                        n >= 0;
                        n = socket.getInputStream().read(buffer)) {
                    received.write(buffer, 0, n);
                }
                return new Received(received.toString(UTF_8), true);
            } catch (SocketTimeoutException _) {
                return new Received(received.toString(UTF_8), false);
            }
        }
    }
}
