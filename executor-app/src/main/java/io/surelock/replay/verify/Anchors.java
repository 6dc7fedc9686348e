package io.surelock.replay.verify;

import io.surelock.bet.Digest;
import io.surelock.replay.ReplayException;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chain heads that were written down elsewhere: a line for each, {@code desk sequence hash}. A hash
 * covers every entry before it, so where one is still the same, nothing before it was rewritten.
 */
public final class Anchors {

    private final Map<String, Map<Long, Digest>> byDesk = new HashMap<>();

    private Anchors() {}

    /** No anchors. */
    public static Anchors none() {
        return new Anchors();
    }

    /**
     * Reads lines; empty ones and those that begin with # say nothing.
     *
     * @throws ReplayException naming the line that is no anchor
     */
    public static Anchors read(List<String> lines) throws ReplayException {
        Anchors anchors = new Anchors();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                anchors.add(line, i + 1);
            }
        }
        if (anchors.byDesk.isEmpty()) {
            throw new ReplayException("the file has no anchor: give one that replay anchor wrote.");
        }
        return anchors;
    }

    /** A head as a line of such a file. */
    public static String line(String desk, long sequence, Digest hash) {
        return desk + " " + sequence + " " + hash;
    }

    private void add(String line, int number) throws ReplayException {
        String[] parts = line.split("\\s+", -1);
        try {
            if (parts.length != 3) {
                throw new IllegalArgumentException("there are not three words");
            }
            byDesk.computeIfAbsent(parts[0], _ -> new TreeMap<>())
                    .put(Long.valueOf(parts[1]), new Digest(parts[2]));
        } catch (IllegalArgumentException e) {
            throw new ReplayException(
                    "line %d is no anchor \"desk sequence hash\": %s."
                            .formatted(number, e.getMessage()),
                    e);
        }
    }

    /** The hash an entry must have; null if it is not anchored. */
    @Nullable Digest of(String desk, long sequence) {
        Map<Long, Digest> anchored = byDesk.get(desk);
        return anchored == null ? null : anchored.get(sequence);
    }

    /** Anchors of each desk, by sequence. */
    Map<String, Map<Long, Digest>> all() {
        return byDesk;
    }
}
