package io.surelock.bet;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest, held as 64 lowercase hex digits so that it compares and prints as a value. */
public record Digest(String hex) {

    // Before ZERO, whose construction checks by it.
    private static final byte[] NO_HEX = noHex();

    /** The digest before the first entry of a chain. */
    public static final Digest ZERO = new Digest("0".repeat(64));

    public Digest {
        if (hex.length() != 64 || !isLowercaseHex(hex)) {
            throw new IllegalArgumentException(
                    "a SHA-256 digest has 64 lowercase hex digits: " + Identifiers.quote(hex));
        }
    }

    /** Digest of the parts, one after the other. */
    public static Digest of(byte[]... parts) {
        MessageDigest sha = sha256();
        for (byte[] part : parts) {
            sha.update(part);
        }
        return ofBytes(sha.digest());
    }

    public static Digest ofBytes(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    /** A table and no branches: an audit checks millions of them. */
    static boolean isLowercaseHex(String text) {
        int wrong = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            wrong |= NO_HEX[c & 0xFF] | (c >>> 8);
        }
        return wrong == 0;
    }

    private static byte[] noHex() {
        byte[] table = new byte[256];
        Arrays.fill(table, (byte) 1);
        "0123456789abcdef".chars().forEach(c -> table[c] = 0);
        return table;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
