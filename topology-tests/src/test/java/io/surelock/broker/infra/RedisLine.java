package io.surelock.broker.infra;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One command to a Redis on this machine, as typed into a terminal. */
final class RedisLine {

    private static final int LIMIT_MILLIS = 2_000;

    private RedisLine() {}

    /** The answer's last line: a status, a number, or the text of a string. */
    static String ask(int port, String command) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = String.valueOf(answer.readLine());
            return line.startsWith("$") && !line.equals("$-1")
                    ? String.valueOf(answer.readLine())
                    : line;
        }
    }
}
