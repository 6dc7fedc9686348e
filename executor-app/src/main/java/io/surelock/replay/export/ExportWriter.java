package io.surelock.replay.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;

import io.surelock.contract.Wire;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalBody;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.Subjects;
import io.surelock.replay.source.RawEntry;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes an export. The file appears under its name only when it is complete; until then it has the
 * ending {@code .part}.
 */
public final class ExportWriter implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Twice as small as the fastest level and still faster than a journal can be read. */
    private static final int LEVEL = 3;

    private final Path file;
    private final Path part;
    private final Wire wire;
    private final OutputStream out;
    private final MessageDigest sha = sha256();
    private final Map<String, Frame> open = new TreeMap<>();
    private final Map<String, Object> heads = new TreeMap<>();
    private long entries;
    private long bytes;

    /** Entries of one desk that are not written yet. */
    private static final class Frame {

        private final int partition;
        private final Bytes content = new Bytes();
        private final TreeSet<Integer> pairs = new TreeSet<>();
        private long lastOffset;

        Frame(String deskId, int partition) {
            this.partition = partition;
            content.text(deskId).number(partition);
        }
    }

    private ExportWriter(Path file, Path part, Wire wire) throws IOException {
        this.file = file;
        this.part = part;
        this.wire = wire;
        this.out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
    }

    /**
     * Begins an export.
     *
     * @param about what it is of, for people: goes into the header
     */
    public static ExportWriter open(Path file, Map<String, ?> about, Wire wire) throws IOException {
        ExportWriter writer =
                new ExportWriter(file, file.resolveSibling(file.getFileName() + ".part"), wire);
        writer.raw(ExportFormat.MARK);
        writer.raw(new byte[] {ExportFormat.VERSION});
        writer.frame(ExportFormat.HEADER, json(about));
        return writer;
    }

    /** The desk as it was before the first of its entries to come, where that is not the first. */
    public void begin(ReplayBook state, int partition) throws IOException {
        frame(ExportFormat.STATE, DeskSnapshot.write(wire, state, partition));
    }

    /**
     * The next entry of its desk.
     *
     * @param body what it says; null if it cannot be read, which is exported all the same
     */
    public void add(RawEntry raw, @Nullable JournalBody body) throws IOException {
        String desk = raw.key() == null ? "" : raw.key();
        Frame frame = open.get(desk);
        if (frame == null || frame.partition != raw.partition()) {
            flush(frame);
            frame = new Frame(desk, raw.partition());
            open.put(desk, frame);
        }
        frame.content.number(zigzag(raw.offset() - frame.lastOffset)).bytes(raw.value());
        frame.lastOffset = raw.offset();
        entries++;
        if (body != null) {
            for (String pairId : Subjects.of(body)) {
                frame.pairs.add(ExportFormat.hash(pairId));
            }
            heads.put(
                    desk,
                    Map.of(
                            "sequence", body.sequence(),
                            "hash", HashChain.hashOf(raw.value()).hex()));
        }
        if (frame.content.size() >= ExportFormat.FULL_BYTES) {
            open.remove(desk);
            flush(frame);
        }
    }

    /**
     * Ends the export: writes what is left and gives the file its name.
     *
     * @return how many bytes it has
     */
    public long finish() throws IOException {
        for (Frame frame : open.values()) {
            flush(frame);
        }
        open.clear();
        Map<String, Object> trailer = new LinkedHashMap<>();
        trailer.put("entries", entries);
        trailer.put("heads", heads);
        trailer.put("sha256", HexFormat.of().formatHex(sha.digest()));
        frame(ExportFormat.TRAILER, json(trailer));
        out.close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return bytes;
    }

    /** Entries so far. */
    public long entries() {
        return entries;
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(part);
    }

    private void flush(@Nullable Frame frame) throws IOException {
        if (frame == null) {
            return;
        }
        ByteBuffer index = ByteBuffer.allocate(Integer.BYTES * frame.pairs.size());
        frame.pairs.forEach(index::putInt);
        frame(ExportFormat.INDEX, index.array());
        frame(ExportFormat.ENTRIES, frame.content.toArray());
    }

    private void frame(byte kind, byte[] content) throws IOException {
        byte[] packed = Zstd.compress(content, LEVEL);
        byte[] head = ExportFormat.head(kind, content.length, packed.length);
        raw(head);
        raw(packed);
        raw(
                ByteBuffer.allocate(ExportFormat.CRC_BYTES)
                        .putInt(ExportFormat.crc(head, packed))
                        .array());
    }

    private void raw(byte[] some) throws IOException {
        out.write(some);
        sha.update(some);
        bytes += some.length;
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private static byte[] json(Map<String, ?> content) {
        try {
            return JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an export's header is plain data", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
