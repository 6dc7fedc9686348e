package io.surelock.replay.export;

import io.surelock.replay.source.EntryReader;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/** What an index says its entries are about, against what they are about. */
final class PairIndex {

    private final long at;
    private final Set<Integer> announced = new HashSet<>();
    private final Set<Integer> met = new HashSet<>();
    private boolean looked = true;

    /**
     * An index.
     *
     * @param at its byte in the file
     */
    PairIndex(byte[] content, long at) {
        this.at = at;
        ByteBuffer hashes = ByteBuffer.wrap(content);
        while (hashes.remaining() >= Integer.BYTES) {
            announced.add(hashes.getInt());
        }
    }

    long at() {
        return at;
    }

    boolean has(int pairHash) {
        return announced.contains(pairHash);
    }

    /** Call it after each entry was handed over. */
    void meet(EntryReader reader) {
        Set<String> pairs = reader.pairsOfLast();
        if (pairs == null) {
            looked = false;
        } else {
            pairs.forEach(pair -> met.add(ExportFormat.hash(pair)));
        }
    }

    /** Whether the entries were about these pairs and no others, as far as the reader looked. */
    boolean isTrue() {
        return !looked || met.equals(announced);
    }
}
