package io.surelock.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines as the bytes that they are, with a limit to what is held in memory. */
final class LineReader {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final int largestBytes;
    private long number;

    /**
     * Reads from where the stream stands; the caller closes it.
     *
     * @param largestBytes of a line longer than this only the beginning is kept
     */
    LineReader(InputStream in, int largestBytes) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
        this.largestBytes = largestBytes;
    }

    /**
     * One line without its end.
     *
     * @param number from 1
     * @param bytes its content, cut off if it is too long
     * @param tooLong whether it was cut off
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
    record Line(long number, byte[] bytes, boolean tooLong) {

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next line; empty at the end. */
    Optional<Line> next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (int b = first; b >= 0 && b != '\n'; b = in.read()) {
            if (bytes.size() < largestBytes) {
                bytes.write(b);
            } else {
                tooLong = true;
            }
        }
        number++;
        return Optional.of(new Line(number, bytes.toByteArray(), tooLong));
    }
}
