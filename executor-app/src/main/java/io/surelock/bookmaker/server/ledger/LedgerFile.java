package io.surelock.bookmaker.server.ledger;

import io.surelock.bookmaker.server.book.LedgerEntry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * The ledger: JSON lines, only ever added to, forced to disk before anybody is told. One process
 * uses it at a time, held by a lock of the operating system that vanishes with the process. For one
 * thread.
 */
final class LedgerFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);

    /** Far longer than any line this program writes. */
    private static final int MAX_LINE_BYTES = 64 * 1024;

    private final Path file;
    private final FileChannel channel;

    private LedgerFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens, and where needed creates, the ledger.
     *
     * @throws LedgerException if it cannot be used, or another process uses it
     */
    static LedgerFile open(Path file) throws LedgerException {
        FileChannel channel;
        try {
            channel = openAndKeepName(file);
        } catch (IOException e) {
            throw new LedgerException(
                    "The ledger %s cannot be opened (%s); choose another with --ledger."
                            .formatted(file, e),
                    e);
        }
        LedgerFile ledger = new LedgerFile(file, channel);
        try {
            ledger.lock();
            return ledger;
        } catch (LedgerException e) {
            ledger.close();
            throw e;
        }
    }

    /** A file whose folder was not forced may be gone after a crash, with all its lines. */
    private static FileChannel openAndKeepName(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (folder != null) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            } catch (IOException e) {
                // Some systems cannot open folders; they keep names by themselves.
                LOG.debug("The folder {} cannot be forced to disk.", folder, e);
            }
        }
        return channel;
    }

    private void lock() throws LedgerException {
        try {
            // The byte beyond all others: where locks hinder readers, none is hindered.
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("This very process has the ledger {} open.", file, e);
        } catch (IOException e) {
            throw new LedgerException(
                    "The ledger %s cannot be locked (%s); choose a file on a local disk."
                            .formatted(file, e),
                    e);
        }
        throw new LedgerException(
                "The ledger %s is in use by another bookmaker; stop that one or choose another file with --ledger."
                        .formatted(file));
    }

    /**
     * Reads everything back, from the beginning, and cuts off a last line without an end: nobody
     * was ever told of it.
     *
     * @param to gets the entries, in order; what it refuses with an {@link
     *     IllegalArgumentException} is reported as a line that cannot be read
     * @return how many bytes were cut off; 0 for none
     * @throws LedgerException if a whole line cannot be read, naming it
     */
    long readBack(Consumer<LedgerEntry> to) throws LedgerException {
        long number = 0;
        long whole = 0;
        try {
            channel.position(0);
            // Not closed: that would close the ledger.
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
            var line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    line.write(b);
                    if (line.size() > MAX_LINE_BYTES) {
                        throw unreadable(number + 1, "it is longer than any line of a ledger");
                    }
                    continue;
                }
                number++;
                whole += line.size() + 1L;
                accept(line.toString(StandardCharsets.UTF_8), number, to);
                line.reset();
            }
            long torn = channel.size() - whole;
            if (torn > 0) {
                channel.truncate(whole);
                channel.force(true);
            }
            channel.position(whole);
            return torn;
        } catch (IOException e) {
            throw new LedgerException(
                    "The ledger %s cannot be read (%s); mend the disk or choose another file with --ledger."
                            .formatted(file, e),
                    e);
        }
    }

    private void accept(String line, long number, Consumer<LedgerEntry> to) throws LedgerException {
        try {
            to.accept(LedgerLine.read(line));
        } catch (IllegalArgumentException e) {
            throw unreadable(number, String.valueOf(e.getMessage()));
        }
    }

    private LedgerException unreadable(long number, String problem) {
        return new LedgerException(
                "The ledger %s line %d is no entry of a ledger (%s); mend it or choose another file with --ledger."
                        .formatted(file, number, problem));
    }

    /** Adds the entries and returns when they are on disk. None: does nothing. */
    void append(List<LedgerEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (LedgerEntry entry : entries) {
            lines.append(LedgerLine.write(entry)).append('\n');
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    Path file() {
        return file;
    }

    /** Gives the ledger free. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The ledger {} could not be closed.", file, e);
        }
    }
}
