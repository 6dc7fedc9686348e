package io.surelock.replay.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes numbers, texts and bytes into one piece; {@link Reading} reads them again. */
final class Bytes {

    private static final int SEVEN_BITS = 0x7F;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);

    /** A number from 0, in as few bytes as it needs. */
    Bytes number(long value) {
        long left = value;
        while ((left & ~SEVEN_BITS) != 0) {
            out.write((int) ((left & SEVEN_BITS) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
        return this;
    }

    Bytes text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Bytes bytes(byte[] bytes) {
        number(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] toArray() {
        return out.toByteArray();
    }

    /** The other direction. Runs out of bytes by {@link java.nio.BufferUnderflowException}. */
    static final class Reading {

        private final ByteBuffer in;

        Reading(byte[] bytes) {
            this.in = ByteBuffer.wrap(bytes);
        }

        boolean hasMore() {
            return in.hasRemaining();
        }

        long number() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                byte next = in.get();
                value |= (long) (next & SEVEN_BITS) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a number has too many bytes");
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            long length = number();
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("there are fewer bytes than announced");
            }
            byte[] bytes = new byte[(int) length];
            in.get(bytes);
            return bytes;
        }
    }
}
