package io.surelock.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One command to Redis, as text. */
final class RedisText {

    private RedisText() {}

    /** Answers the first line of what Redis says. */
    static String command(Place place, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), place.redis().port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String line =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine();
            if (line == null) {
                throw new IOException("Redis said nothing to " + command);
            }
            return line;
        }
    }
}
