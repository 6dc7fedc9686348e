package io.surelock.contract;

import io.surelock.bet.Digest;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;

import java.util.Arrays;
import java.util.Optional;

/**
 * Seals journal entries, and tells whether stored ones still are what was sealed. The chain is kept
 * over the stored bytes, so it can be checked without reading them: an entry is a header, its body,
 * the hash before and its own hash.
 */
public final class JournalCodec {

    private static final int HEADER_BYTES = 10;
    private static final int HASH_BYTES = 32;
    private static final int LEAST_BYTES = HEADER_BYTES + 2 * HASH_BYTES;

    private final Wire wire;

    JournalCodec(Wire wire) {
        this.wire = wire;
    }

    /** An entry as it is written. */
    @SuppressWarnings("ArrayRecordComponent") // written at once, never compared
    public record Sealed(byte[] bytes, Digest hash) {}

    /** Encodes a body and chains it to the entry before. */
    public Sealed seal(JournalBody body, Digest previous) {
        byte[] bytes = wire.encode(new JournalEntry(body, previous, Digest.ZERO));
        Digest hash = hashOf(bytes);
        System.arraycopy(hash.bytes(), 0, bytes, bytes.length - HASH_BYTES, HASH_BYTES);
        return new Sealed(bytes, hash);
    }

    /** What is wrong with the stored bytes of an entry by themselves; empty if nothing is. */
    public Optional<String> verify(byte[] entry) {
        if (entry.length < LEAST_BYTES) {
            return Optional.of("a journal entry of " + entry.length + " bytes is cut off");
        }
        byte[] recorded = Arrays.copyOfRange(entry, entry.length - HASH_BYTES, entry.length);
        Digest now = hashOf(entry);
        return Arrays.equals(recorded, now.bytes())
                ? Optional.empty()
                : Optional.of("the entry was altered: its bytes give the hash " + now);
    }

    private static Digest hashOf(byte[] entry) {
        int hashes = entry.length - 2 * HASH_BYTES;
        byte[] previous = Arrays.copyOfRange(entry, hashes, hashes + HASH_BYTES);
        byte[] body = Arrays.copyOfRange(entry, HEADER_BYTES, hashes);
        return Digest.of(previous, body);
    }
}
