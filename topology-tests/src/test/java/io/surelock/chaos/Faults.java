package io.surelock.chaos;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each fault and each crash point was planned and really hit. The file is what {@code
 * check --faults} reads: a run in which one was never hit proves nothing about it.
 */
final class Faults {

    /** The two kinds. */
    enum Kind {
        FAULT,
        CRASH_POINT
    }

    /** One fault or crash point. */
    private record Key(Kind kind, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : name.compareTo(other.name);
        }
    }

    private final Map<Key, Integer> hits = new TreeMap<>();

    /** It is going to be injected. */
    synchronized void plan(Kind kind, String name) {
        hits.putIfAbsent(new Key(kind, name), 0);
    }

    /** It has happened, that often. */
    synchronized void hit(Kind kind, String name) {
        hits.merge(new Key(kind, name), 1, Integer::sum);
    }

    /** How often it has happened. */
    synchronized int hits(Kind kind, String name) {
        return hits.getOrDefault(new Key(kind, name), 0);
    }

    /** What was planned and has never happened. */
    synchronized List<String> neverHit() {
        return hits.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(entry -> entry.getKey().name())
                .toList();
    }

    /** Everything, for people. */
    synchronized String summary() {
        return hits.entrySet().stream()
                .map(entry -> "%6d  %s".formatted(entry.getValue(), entry.getKey().name()))
                .collect(joining("\n"));
    }

    /** Everything, for the checker. */
    synchronized void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        hits.forEach(
                (key, count) ->
                        lines.add(
                                "{\"kind\":\"%s\",\"name\":\"%s\",\"planned\":true,\"hit\":%d}"
                                        .formatted(
                                                key.kind().name().toLowerCase(Locale.ROOT),
                                                key.name(),
                                                count)));
        Files.write(file, lines);
    }
}
