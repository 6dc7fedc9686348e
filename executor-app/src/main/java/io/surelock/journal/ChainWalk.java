package io.surelock.journal;

import io.surelock.bet.Digest;

import org.jspecify.annotations.Nullable;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Follows the chain of one desk entry by entry, as {@link HashChain} does for a single one, without
 * making anything anew for each: a journal has millions. Not thread-safe.
 */
public final class ChainWalk {

    private static final int DIGEST_BYTES = 32;
    private static final int TAIL_BYTES = 2 * DIGEST_BYTES;

    private final MessageDigest sha = sha256();
    private final byte[] computed = new byte[DIGEST_BYTES];
    private final byte[] last = new byte[DIGEST_BYTES];

    /** A walk that begins before a desk's first entry. */
    public ChainWalk() {}

    /** A walk that begins after the entry with this hash. */
    public ChainWalk(Digest after) {
        System.arraycopy(after.bytes(), 0, last, 0, DIGEST_BYTES);
    }

    /** The hash the last entry states; zero before the first. */
    public Digest last() {
        return Digest.ofBytes(last);
    }

    /**
     * What is wrong with the next entry, as a sentence; null if it is sound. Either way the walk
     * goes on from the hash it states, so that one altered entry is one problem and not many.
     */
    public @Nullable String next(byte[] entry) {
        if (entry.length <= HashChain.HEADER_BYTES + TAIL_BYTES) {
            return "the entry is cut off: it has only " + entry.length + " bytes";
        }
        int tail = entry.length - TAIL_BYTES;
        int hash = entry.length - DIGEST_BYTES;
        String problem = null;
        if (Arrays.mismatch(entry, tail, hash, last, 0, DIGEST_BYTES) >= 0) {
            problem =
                    "the entry follows one with the hash "
                            + hex(entry, tail)
                            + ", but the one before it has "
                            + last();
        } else if (!isHashed(entry, tail, hash)) {
            problem =
                    "the entry was altered: its hash is "
                            + HexFormat.of().formatHex(computed)
                            + ", but it states "
                            + hex(entry, hash);
        }
        System.arraycopy(entry, hash, last, 0, DIGEST_BYTES);
        return problem;
    }

    private boolean isHashed(byte[] entry, int tail, int hash) {
        sha.update(entry, tail, DIGEST_BYTES);
        sha.update(entry, HashChain.HEADER_BYTES, tail - HashChain.HEADER_BYTES);
        try {
            sha.digest(computed, 0, DIGEST_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
        return Arrays.mismatch(entry, hash, hash + DIGEST_BYTES, computed, 0, DIGEST_BYTES) < 0;
    }

    private static String hex(byte[] entry, int from) {
        return HexFormat.of().formatHex(entry, from, from + DIGEST_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
