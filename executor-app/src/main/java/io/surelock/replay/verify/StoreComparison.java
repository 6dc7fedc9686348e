package io.surelock.replay.verify;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskState;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairState;
import io.surelock.replay.ReplayBook;
import io.surelock.topology.desk.DeskStores;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Compares what the stores of desks hold with what their journals fold into, byte for byte. Stores
 * forget a lapsed id when broker time has passed it, a folded journal when an entry has: either may
 * have forgotten what the other still has.
 */
public final class StoreComparison {

    /** The stores that are compared; the others are made from these. */
    public static final List<String> STORES =
            List.of(
                    DeskStores.DESKS,
                    DeskStores.PAIRS,
                    DeskStores.BLOCKED,
                    DeskStores.ACCOUNTS,
                    DeskStores.COMMANDS,
                    DeskStores.QUARANTINED);

    private static final byte[] PRESENT = {};

    private final Wire wire;
    private final Map<String, ReplayBook> books;
    private final Consumer<Finding> findings;
    private long compared;

    /**
     * A comparison.
     *
     * @param books the desks as their whole journals leave them
     */
    public StoreComparison(Wire wire, Map<String, ReplayBook> books, Consumer<Finding> findings) {
        this.wire = wire;
        this.books = Map.copyOf(books);
        this.findings = findings;
    }

    /**
     * The contents of one store.
     *
     * @param topic where they come from
     * @param values the last value of each key that has one
     * @param newest broker time as far as the stores know it
     */
    public record Held(String topic, Map<String, byte[]> values, Instant newest) {}

    /** How many values were compared. */
    public long compared() {
        return compared;
    }

    /**
     * Whether a desk has decided more than its journal has.
     *
     * @param desks the store of the desks
     * @param ends the last entry of each desk's journal
     */
    public boolean isAhead(Held desks, Map<String, Long> ends) {
        return !ahead(desks, ends).isEmpty();
    }

    /**
     * Tells of each desk that has decided more than its journal has, which was read after its store
     * was. Answers whether there is one.
     */
    public boolean findsEndLost(Held desks, Map<String, Long> ends) {
        SortedMap<String, Long> ahead = ahead(desks, ends);
        ahead.forEach(
                (desk, stored) -> {
                    long end = ends.getOrDefault(desk, 0L);
                    findings.accept(
                            new Finding(
                                    FindingKind.GAP,
                                    desk,
                                    end,
                                    desks.topic(),
                                    endLost(end, stored),
                                    List.of()));
                });
        return !ahead.isEmpty();
    }

    private static String endLost(long end, long stored) {
        return end == 0
                ? "the desk's store stands at entry %d, but the journal has no entry of the desk: it was emptied, or made again"
                        .formatted(stored)
                : "the desk's store stands at entry %d, but the journal ends at entry %d: its end is missing"
                        .formatted(stored, end);
    }

    private SortedMap<String, Long> ahead(Held desks, Map<String, Long> ends) {
        SortedMap<String, Long> ahead = new TreeMap<>();
        desks.values()
                .forEach(
                        (desk, value) -> {
                            long stored = sequence(value);
                            if (stored > ends.getOrDefault(desk, 0L)) {
                                ahead.put(desk, stored);
                            }
                        });
        return ahead;
    }

    /** Compares one of {@link #STORES}. */
    public void compare(String store, Held held) {
        Map<String, byte[]> left = new HashMap<>(held.values());
        books.forEach(
                (deskId, book) ->
                        folded(store, deskId, book)
                                .forEach(
                                        (key, value) ->
                                                compare(
                                                        store,
                                                        held,
                                                        key,
                                                        value,
                                                        left.remove(key))));
        left.forEach((key, value) -> extra(store, held.topic(), key, value));
    }

    private void compare(
            String store, Held held, String key, byte[] folded, byte @Nullable [] value) {
        compared++;
        if (value == null) {
            if (!isLapsed(store, folded, held.newest())) {
                find(held.topic(), key, "the store lacks %s, which the journal makes");
            }
        } else if (store.equals(DeskStores.DESKS)) {
            if (!Arrays.equals(value, folded)) {
                find(
                        held.topic(),
                        key,
                        "the store has %%s at entry %d, the journal leaves it at %d, or otherwise"
                                .formatted(sequence(value), sequence(folded)));
            }
        } else if (folded.length > 0 && !Arrays.equals(value, folded)) {
            find(held.topic(), key, "the store has %s otherwise than the journal makes it");
        }
    }

    /** What the folded journal has forgotten, or never had. */
    private void extra(String store, String topic, String key, byte[] value) {
        ReplayBook book = books.get(deskOf(key));
        if (book != null && !isLapsed(store, value, book.desk().lastDecidedAt())) {
            compared++;
            find(topic, key, "the store has %s, which the journal does not make");
        }
    }

    private Map<String, byte[]> folded(String store, String deskId, ReplayBook book) {
        Map<String, byte[]> folded = new TreeMap<>();
        String desk = deskId + "/";
        switch (store) {
            case DeskStores.DESKS -> folded.put(deskId, wire.encode(book.desk()));
            case DeskStores.PAIRS -> book.encodedPairs((id, pair) -> folded.put(desk + id, pair));
            case DeskStores.BLOCKED ->
                    book.blockedPairs().forEach((id, b) -> folded.put(desk + id, wire.encode(b)));
            case DeskStores.ACCOUNTS ->
                    book.accounts().forEach((id, a) -> folded.put(desk + id, wire.encode(a)));
            case DeskStores.COMMANDS ->
                    book.commands().forEach(id -> folded.put(desk + id, PRESENT));
            case DeskStores.QUARANTINED ->
                    book.quarantined().forEach(id -> folded.put(desk + id, PRESENT));
            default -> throw new IllegalArgumentException(store + " is not compared");
        }
        return folded;
    }

    private boolean isLapsed(String store, byte[] value, Instant now) {
        return switch (store) {
            case DeskStores.PAIRS -> {
                PairState pair = decode(PairState.class, value);
                Instant until = pair == null ? null : pair.knownUntil();
                yield until != null && !now.isBefore(until);
            }
            case DeskStores.BLOCKED -> {
                BlockedPair blocked = decode(BlockedPair.class, value);
                yield blocked != null && !blocked.isKnown(now);
            }
            default -> false;
        };
    }

    private long sequence(byte[] desk) {
        DeskState state = decode(DeskState.class, desk);
        return state == null ? 0 : state.sequence();
    }

    /** Null for what cannot be read, which is never what the journal makes. */
    private <T> @Nullable T decode(Class<T> type, byte[] bytes) {
        try {
            return wire.decode(type, bytes);
        } catch (UnreadableException e) {
            return null;
        }
    }

    private static String deskOf(String key) {
        int end = key.indexOf('/');
        return end < 0 ? key : key.substring(0, end);
    }

    private void find(String topic, String key, String problem) {
        findings.accept(
                new Finding(
                        FindingKind.STORE_DIFFERS,
                        deskOf(key),
                        0,
                        topic,
                        problem.formatted(key),
                        List.of()));
    }
}
