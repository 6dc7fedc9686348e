package io.surelock.check.redecide;

import io.surelock.check.log.CheckException;
import io.surelock.check.log.FactStore;
import io.surelock.check.log.LogRecord;
import io.surelock.check.log.LogSource;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskState;
import io.surelock.desk.pair.PairState;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Compares the desk's stores, as their changelog topics have them, with the folded journal. Stores
 * forget a lapsed id when broker time has passed it; the folded journal forgets none.
 */
public final class ChangelogComparison {

    private static final String DESKS = "desks";
    private static final String PAIRS = "pairs";
    private static final String BLOCKED = "blocked-pairs";
    private static final List<String> STORES =
            List.of(PAIRS, BLOCKED, "accounts", "commands", "quarantined");
    private static final String HELD = "L|";
    private static final String FOLDED = "R|";

    private final FactStore store;
    private final Wire wire;
    private final Map<String, StoredBook> books;
    private final Map<String, byte[]> desks = new HashMap<>();
    private Instant newest = Instant.EPOCH;
    private boolean there;

    ChangelogComparison(FactStore store, Wire wire, Map<String, StoredBook> books) {
        this.store = store;
        this.wire = wire;
        this.books = books;
    }

    /** Whether the changelog of the desks has anything in it. */
    public boolean isThere() {
        return there;
    }

    /** Whether a desk has gone on since the journal was read. */
    public boolean isAhead() {
        return desks.entrySet().stream()
                .anyMatch(
                        held -> {
                            StoredBook book = books.get(held.getKey());
                            return book == null || sequence(held.getValue()) > sequence(book);
                        });
    }

    void read(LogSource source) throws CheckException {
        for (String topic : source.topicsEndingWith(suffix(DESKS))) {
            source.read(
                    topic,
                    record -> {
                        there = true;
                        if (record.value() != null) {
                            desks.put(record.keyText(), record.value());
                        }
                    });
        }
        for (String name : STORES) {
            for (String topic : source.topicsEndingWith("-desk" + suffix(name))) {
                source.read(topic, record -> hold(name, record));
            }
        }
    }

    private static String suffix(String name) {
        return "-" + name + "-changelog";
    }

    private void hold(String name, LogRecord record) throws CheckException {
        newest = latest(newest, record.appended());
        byte[] key = (HELD + name + "|" + record.keyText()).getBytes(StandardCharsets.UTF_8);
        byte[] value = record.value();
        if (value == null) {
            store.delete(key);
        } else {
            store.put(key, value);
        }
    }

    /**
     * Compares.
     *
     * @param logged broker time as far as the log knows it: ids that have lapsed may be forgotten
     * @param findings takes one sentence for each difference
     * @return how many values were compared
     */
    public long compare(Instant logged, Consumer<String> findings) throws CheckException {
        newest = latest(newest, logged);
        long[] compared = {0};
        desks.forEach(
                (desk, held) -> {
                    compared[0]++;
                    StoredBook book = books.get(desk);
                    if (book == null || !Arrays.equals(held, wire.encode(book.desk()))) {
                        findings.accept(
                                "the store of desk %s is at sequence %d, its journal at %d"
                                        .formatted(
                                                desk,
                                                sequence(held),
                                                book == null ? 0 : sequence(book)));
                    }
                });
        for (String name : STORES) {
            store.scan(
                    (FOLDED + name + "|").getBytes(StandardCharsets.UTF_8),
                    (key, folded) -> {
                        compared[0]++;
                        String id = text(key).substring(FOLDED.length());
                        byte[] held = store.get((HELD + id).getBytes(StandardCharsets.UTF_8));
                        compare(name, id, folded, held, findings);
                    });
            store.scan(
                    (HELD + name + "|").getBytes(StandardCharsets.UTF_8),
                    (key, _) -> {
                        String id = text(key).substring(HELD.length());
                        if (store.get((FOLDED + id).getBytes(StandardCharsets.UTF_8)) == null) {
                            compared[0]++;
                            findings.accept(
                                    "the store has %s, which the journal does not make"
                                            .formatted(id.replace("|", " ")));
                        }
                    });
        }
        return compared[0];
    }

    private void compare(
            String name,
            String id,
            byte[] folded,
            byte @Nullable [] held,
            Consumer<String> findings) {
        boolean presenceOnly = folded.length == 0;
        if (held == null ? isLapsed(name, folded) : presenceOnly || Arrays.equals(folded, held)) {
            return;
        }
        findings.accept(
                "the store %s %s as the journal makes it"
                        .formatted(held == null ? "lacks" : "does not have", id.replace("|", " ")));
    }

    /** Whether the store may have forgotten it. */
    private boolean isLapsed(String name, byte[] folded) {
        return switch (name) {
            case PAIRS -> {
                Instant until = decode(PairState.class, folded).knownUntil();
                yield until != null && !newest.isBefore(until);
            }
            // Known for seconds only: that may be over although nothing more was logged.
            case BLOCKED -> true;
            default -> false;
        };
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private long sequence(byte[] held) {
        return decode(DeskState.class, held).sequence();
    }

    private static long sequence(StoredBook book) {
        return book.desk().sequence();
    }

    private <T> T decode(Class<T> type, byte[] bytes) {
        try {
            return wire.decode(type, bytes);
        } catch (UnreadableException e) {
            throw new IllegalStateException("a store holds what no program wrote", e);
        }
    }

    private static String text(byte[] key) {
        return new String(Objects.requireNonNull(key), StandardCharsets.UTF_8);
    }
}
