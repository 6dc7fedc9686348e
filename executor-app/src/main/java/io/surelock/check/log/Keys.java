package io.surelock.check.log;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Keys of the index: what a fact is about, and then its place among the facts about that. */
final class Keys {

    /** Facts of pairs. */
    static final byte PAIR = 'P';

    /** Steps of accounts. */
    static final byte ACCOUNT = 'A';

    private Keys() {}

    static byte[] of(byte kind, String desk, String subject, long... place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(kind);
            out.write(desk.getBytes(StandardCharsets.UTF_8));
            out.writeByte(0);
            out.write(subject.getBytes(StandardCharsets.UTF_8));
            out.writeByte(0);
            for (long number : place) {
                out.writeLong(number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Desk and subject of a key. */
    static Subject subject(byte[] key) {
        int first = indexOfZero(key, 1);
        int second = indexOfZero(key, first + 1);
        return new Subject(
                new String(key, 1, first - 1, StandardCharsets.UTF_8),
                new String(key, first + 1, second - first - 1, StandardCharsets.UTF_8));
    }

    /** What a fact is about. */
    record Subject(String desk, String name) {}

    private static int indexOfZero(byte[] key, int from) {
        int at = from;
        while (key[at] != 0) {
            at++;
        }
        return at;
    }
}
