package io.surelock.replay.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The bytes of a file from front to back, with the SHA-256 of those passed. */
final class Frames implements AutoCloseable {

    private final FileChannel channel;
    private final long length;
    private final MessageDigest sha;
    private long position;

    Frames(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.length = channel.size();
        try {
            this.sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    long length() {
        return length;
    }

    long position() {
        return position;
    }

    /** The next bytes; fewer at the end of the file. */
    byte[] bytes(int count) throws IOException {
        int there = (int) Math.min(count, length - position);
        ByteBuffer buffer = ByteBuffer.allocate(there);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // Reads until full; a file that shrinks meanwhile ends early.
        }
        position += buffer.position();
        byte[] bytes = buffer.array();
        sha.update(bytes, 0, buffer.position());
        return buffer.hasRemaining() ? Arrays.copyOf(bytes, buffer.position()) : bytes;
    }

    /** Passes over bytes unread; {@link #sha} says nothing any more. */
    void skip(long count) {
        position = Math.min(length, position + count);
    }

    /** The SHA-256 of all bytes so far. */
    byte[] sha() {
        try {
            return ((MessageDigest) sha.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
