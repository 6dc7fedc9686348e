package io.surelock.audit.redis;

import io.surelock.mirror.RedisSettings;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.net.ssl.SSLSocketFactory;

/**
 * A second pair of eyes on Redis: its own connection, in Redis' own protocol (RESP 2), without any
 * part of the mirror. Commands here are read-only but for the keys that lines clean up.
 */
public final class RedisWitness implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int LONGEST = 16 * 1024 * 1024;
    private static final int MICROS = 1_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /**
     * Connects without login.
     *
     * @param address {@code redis://host:port}
     */
    public RedisWitness(String address) throws IOException {
        this(RedisSettings.at(address));
    }

    /** Connects and logs in. */
    public RedisWitness(RedisSettings settings) throws IOException {
        URI uri = URI.create(settings.address());
        socket =
                uri.getScheme().equals("rediss")
                        ? SSLSocketFactory.getDefault().createSocket()
                        : new Socket();
        try {
            int limit = Math.toIntExact(ANSWER_WITHIN.toMillis());
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), limit);
            socket.setSoTimeout(limit);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
            logIn(settings);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void logIn(RedisSettings settings) throws IOException {
        String password = settings.password();
        String username = settings.username();
        if (password != null && username != null) {
            command("AUTH", username, password);
        } else if (password != null) {
            command("AUTH", password);
        }
        if (settings.database() != 0) {
            command("SELECT", Integer.toString(settings.database()));
        }
    }

    /**
     * Runs one command.
     *
     * @return a string, a {@code Long}, a list of these, or null
     * @throws IOException if Redis is gone or refuses; the message says what it said
     */
    public @Nullable Object command(String... words) throws IOException {
        StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            int length = word.getBytes(StandardCharsets.UTF_8).length;
            command.append('$').append(length).append("\r\n").append(word).append("\r\n");
        }
        out.write(command.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        return answer();
    }

    /** What time it is for Redis, to the millisecond. */
    public Instant now() throws IOException {
        List<?> time = (List<?>) Objects.requireNonNull(command("TIME"));
        long seconds = Long.parseLong(String.valueOf(time.get(0)));
        long micros = Long.parseLong(String.valueOf(time.get(1)));
        return Instant.ofEpochSecond(seconds).plusMillis(micros / MICROS);
    }

    /** The next answer, also one that nobody asked for, such as a line of MONITOR. */
    @Nullable Object answer() throws IOException {
        int type = in.read();
        String line = line();
        return switch (type) {
            case '+' -> line;
            case ':' -> Long.valueOf(line);
            case '-' -> throw new IOException("Redis says: " + line);
            case '$' -> bulk(Integer.parseInt(line));
            case '*' -> list(Integer.parseInt(line));
            default -> throw new IOException("Redis answers with " + type + line);
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private @Nullable String bulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        if (length > LONGEST) {
            throw new IOException("Redis answers with " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("Redis has closed the connection");
        }
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<@Nullable Object> list(int length) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            items.add(answer());
        }
        return items;
    }

    private String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("Redis has closed the connection");
            }
            bytes.write(next);
        }
        in.read(); // the line feed
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
