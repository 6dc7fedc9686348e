package io.surelock.app.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis whether it serves requests, without a client library. */
final class RedisProbe {

    private static final int ANSWER_LIMIT_MILLIS = 1_000;
    private static final int LONGEST_ANSWER_BYTES = 64 * 1024;

    private RedisProbe() {}

    /**
     * Whether the Redis that listens on the port of 127.0.0.1 is this process and answers PING (one
     * that still loads its data does not).
     *
     * @param port 1 to 65535
     * @param pid the process that should listen; another Redis may have taken the port
     */
    static boolean isServing(int port, long pid) {
        try (Socket socket = new Socket()) {
            InetAddress host = InetAddress.ofLiteral(BrokerNode.HOST);
            socket.connect(new InetSocketAddress(host, port), ANSWER_LIMIT_MILLIS);
            socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
            socket.getOutputStream()
                    .write("PING\r\nINFO server\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream answers = socket.getInputStream();
            String text =
                    new String(answers.readNBytes(LONGEST_ANSWER_BYTES), StandardCharsets.UTF_8);
            return text.startsWith("+PONG") && text.contains("process_id:" + pid + "\r\n");
        } catch (IOException e) {
            return false; // not listening yet, or not answering in time
        }
    }
}
