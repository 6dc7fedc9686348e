package io.surelock.journal;

import io.surelock.bet.Digest;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The chain through the journal, as bytes: an entry is ten bytes that name its schema, the body,
 * the hash of the entry before, and its own. Checked without reading the body, so that no change of
 * schema ever breaks the chain.
 */
public final class HashChain {

    /** Marker and schema fingerprint, which lead every entry and are not hashed. */
    public static final int HEADER_BYTES = 10;

    private static final int DIGEST_BYTES = 32;
    private static final int TAIL_BYTES = 2 * DIGEST_BYTES;

    private HashChain() {}

    /** The hash of an entry with this body after the entry with that hash. */
    public static Digest link(Digest previous, byte[] body) {
        return Digest.of(previous.bytes(), body);
    }

    /**
     * The hash of the entry before, as this one states it.
     *
     * @throws IllegalArgumentException if there are fewer bytes than any entry has
     */
    public static Digest previousOf(byte[] entry) {
        return digestAt(entry, requireEntry(entry).length - TAIL_BYTES);
    }

    /**
     * The hash of the entry, as it states it.
     *
     * @throws IllegalArgumentException if there are fewer bytes than any entry has
     */
    public static Digest hashOf(byte[] entry) {
        return digestAt(entry, requireEntry(entry).length - DIGEST_BYTES);
    }

    /**
     * What is wrong with an entry that should follow the one with the given hash, as a sentence;
     * null if it is sound.
     */
    public static @Nullable String problem(byte[] entry, Digest expectedPrevious) {
        if (!isLongEnough(entry)) {
            return "the entry is cut off: it has only " + entry.length + " bytes";
        }
        Digest previous = previousOf(entry);
        if (!previous.equals(expectedPrevious)) {
            return "the entry follows one with the hash " + previous + ", not " + expectedPrevious;
        }
        byte[] body = Arrays.copyOfRange(entry, HEADER_BYTES, entry.length - TAIL_BYTES);
        Digest computed = link(previous, body);
        if (!computed.equals(hashOf(entry))) {
            return "the entry was altered: its hash is "
                    + computed
                    + ", but it states "
                    + hashOf(entry);
        }
        return null;
    }

    private static Digest digestAt(byte[] entry, int from) {
        return Digest.ofBytes(Arrays.copyOfRange(entry, from, from + DIGEST_BYTES));
    }

    private static byte[] requireEntry(byte[] entry) {
        if (!isLongEnough(entry)) {
            throw new IllegalArgumentException("no entry has only " + entry.length + " bytes");
        }
        return entry;
    }

    private static boolean isLongEnough(byte[] entry) {
        return entry.length > HEADER_BYTES + TAIL_BYTES;
    }
}
