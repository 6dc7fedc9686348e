package io.surelock.replay.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.ReplayException;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.JournalSource;
import io.surelock.replay.source.Part;
import io.surelock.replay.source.RawEntry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A journal in an export. Whatever is wrong with the file is told to the reader, with its place.
 */
public final class ExportFile implements JournalSource {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A file with fewer bytes of the mark than this is no damaged export, but none. */
    private static final int ENOUGH_OF_THE_MARK = 9;

    private final Path file;
    private final Wire wire;
    private final long length;
    private final Summary summary = new Summary();

    private ExportFile(Path file, Wire wire, long length) throws ReplayException {
        this.file = file;
        this.wire = wire;
        this.length = length;
        scan(summary, false);
    }

    /**
     * Opens an export.
     *
     * @throws ReplayException if there is no such file, or it is no export at all
     */
    public static ExportFile open(Path file, Wire wire) throws ReplayException {
        try (Frames frames = new Frames(file)) {
            byte[] mark = frames.bytes(ExportFormat.MARK.length);
            int alike = 0;
            for (int i = 0; i < mark.length; i++) {
                alike += mark[i] == ExportFormat.MARK[i] ? 1 : 0;
            }
            if (alike < Math.min(ENOUGH_OF_THE_MARK, frames.length()) || frames.length() == 0) {
                throw new ReplayException(
                        "%s is no export of a journal: give a file that replay export has written."
                                .formatted(file));
            }
            return new ExportFile(file, wire, frames.length());
        } catch (NoSuchFileException e) {
            throw new ReplayException("there is no file " + file + ".", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Part part() {
        return summary.part;
    }

    @Override
    public long size() {
        return summary.trailer.entries;
    }

    @Override
    public void read(EntryReader reader) throws ReplayException {
        Content content = new Content(reader, null);
        scan(content, true);
        content.end();
    }

    @Override
    public void readPair(String pairId, EntryReader reader) throws ReplayException {
        scan(new Content(reader, ExportFormat.hash(pairId)), false);
    }

    @Override
    public void close() {}

    /** Takes frames. */
    private interface Taker {

        boolean wants(byte kind);

        void take(byte kind, byte[] content, long at) throws IOException;

        void damage(long at, String problem);
    }

    /**
     * What header and trailer state: the whole, and no entry, where they are damaged, which is told
     * when the file is read.
     */
    private static final class Summary implements Taker {

        private final Trailer trailer = new Trailer();
        private Part part = Part.WHOLE;

        @Override
        public boolean wants(byte kind) {
            return kind == ExportFormat.HEADER || kind == ExportFormat.TRAILER;
        }

        @Override
        public void take(byte kind, byte[] content, long at) throws IOException {
            if (kind == ExportFormat.HEADER) {
                part = ExportHeader.part(content);
            } else {
                trailer.read(content);
            }
        }

        @Override
        public void damage(long at, String problem) {
            // Told when the file is read.
        }
    }

    /** What the trailer says. */
    private static final class Trailer {

        private long entries;
        private @Nullable String sha;
        private final SortedMap<String, String> heads = new TreeMap<>();

        void read(byte[] content) throws IOException {
            JsonNode trailer = JSON.readTree(content);
            entries = trailer.path("entries").asLong();
            sha = trailer.path("sha256").asText();
            trailer.path("heads")
                    .properties()
                    .forEach(
                            head ->
                                    heads.put(
                                            head.getKey(),
                                            "entry %s, hash %s"
                                                    .formatted(
                                                            head.getValue()
                                                                    .path("sequence")
                                                                    .asText(),
                                                            head.getValue()
                                                                    .path("hash")
                                                                    .asText())));
        }
    }

    private void scan(Taker taker, boolean whole) throws ReplayException {
        try (Frames frames = new Frames(file)) {
            if (!isBegun(frames, taker)) {
                return;
            }
            boolean ended = false;
            while (!ended && frames.position() < frames.length()) {
                ended = frame(frames, taker, whole);
            }
            if (!ended) {
                taker.damage(length, "the file is cut off: its end is missing");
            } else if (frames.position() < frames.length() && whole) {
                taker.damage(
                        frames.position(),
                        "%d bytes follow after the end"
                                .formatted(frames.length() - frames.position()));
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static boolean isBegun(Frames frames, Taker taker) throws IOException {
        byte[] mark = frames.bytes(ExportFormat.MARK.length);
        if (!Arrays.equals(mark, ExportFormat.MARK)) {
            taker.damage(0, "the file does not begin as an export does");
        }
        byte[] version = frames.bytes(1);
        if (version.length == 0) {
            taker.damage(frames.length(), "the file is cut off: its end is missing");
            return false;
        }
        if (version[0] != ExportFormat.VERSION) {
            taker.damage(
                    ExportFormat.MARK.length,
                    "version %d of the format is not known; this program reads version %d"
                            .formatted(version[0] & 0xFF, ExportFormat.VERSION));
            return false;
        }
        return true;
    }

    /** Reads one frame; answers whether there is nothing to read after it. */
    private boolean frame(Frames frames, Taker taker, boolean whole) throws IOException {
        long at = frames.position();
        byte[] before = frames.sha();
        byte[] head = frames.bytes(ExportFormat.HEAD_BYTES);
        if (head.length < ExportFormat.HEAD_BYTES) {
            taker.damage(at, "the file is cut off within a frame");
            return true;
        }
        ByteBuffer fields = ByteBuffer.wrap(head);
        byte kind = fields.get();
        int unpacked = fields.getInt();
        int packed = fields.getInt();
        if (!ExportFormat.isKind(kind) || isTooLarge(unpacked) || isTooLarge(packed)) {
            taker.damage(at, "no frame begins here: the rest of the file cannot be read");
            return true;
        }
        if (!whole && !taker.wants(kind)) {
            frames.skip((long) packed + ExportFormat.CRC_BYTES);
            return false;
        }
        byte[] content = frames.bytes(packed);
        byte[] crc = frames.bytes(ExportFormat.CRC_BYTES);
        if (crc.length < ExportFormat.CRC_BYTES) {
            taker.damage(at, "the file is cut off within a frame");
            return true;
        }
        if (ByteBuffer.wrap(crc).getInt() != ExportFormat.crc(head, content)) {
            taker.damage(at, "the frame of %d bytes was altered".formatted(packed));
            return kind == ExportFormat.TRAILER;
        }
        byte[] unpackedContent = unpack(content, unpacked);
        if (unpackedContent == null) {
            taker.damage(at, "the frame cannot be unpacked");
        } else if (kind == ExportFormat.TRAILER) {
            trailer(taker, unpackedContent, whole ? before : null, at);
        } else {
            taker.take(kind, unpackedContent, at);
        }
        return kind == ExportFormat.TRAILER;
    }

    private static void trailer(Taker taker, byte[] content, byte @Nullable [] computed, long at)
            throws IOException {
        Trailer trailer = new Trailer();
        trailer.read(content);
        if (computed != null && !HexFormat.of().formatHex(computed).equals(trailer.sha)) {
            taker.damage(at, "the file was altered: it has not the SHA-256 it states");
        }
        taker.take(ExportFormat.TRAILER, content, at);
    }

    private static boolean isTooLarge(int length) {
        return length < 0 || length > ExportFormat.MOST_BYTES;
    }

    private static byte @Nullable [] unpack(byte[] packed, int length) {
        byte[] content = new byte[length];
        long unpacked = Zstd.decompress(content, packed);
        return unpacked == length ? content : null;
    }

    /** Hands the content over as entries. */
    private final class Content implements Taker {

        private final EntryReader reader;
        private final @Nullable Integer pairHash;
        private final SortedMap<String, byte[]> last = new TreeMap<>();
        private @Nullable PairIndex index;
        private @Nullable Trailer trailer;
        private long read;
        private boolean sound = true;

        Content(EntryReader reader, @Nullable Integer pairHash) {
            this.reader = reader;
            this.pairHash = pairHash;
        }

        /** Entries without an index are read: nobody knows that the pair is not among them. */
        @Override
        public boolean wants(byte kind) {
            if (kind != ExportFormat.ENTRIES || pairHash == null || index == null) {
                return true;
            }
            boolean has = index.has(pairHash);
            index = has ? index : null;
            return has;
        }

        @Override
        public void take(byte kind, byte[] content, long at) throws IOException {
            switch (kind) {
                case ExportFormat.STATE -> state(content, at);
                case ExportFormat.INDEX -> index = new PairIndex(content, at);
                case ExportFormat.ENTRIES -> {
                    PairIndex of = index;
                    index = null;
                    entries(content, at, of);
                }
                case ExportFormat.TRAILER -> {
                    trailer = new Trailer();
                    trailer.read(content);
                }
                default -> {}
            }
        }

        private void state(byte[] content, long at) {
            try {
                DeskSnapshot.Read state = DeskSnapshot.read(wire, content);
                reader.begin(state.book(), state.partition());
            } catch (UnreadableException | RuntimeException e) {
                damage(at, "the state of a desk cannot be read: " + e.getMessage());
            }
        }

        private void entries(byte[] content, long at, @Nullable PairIndex of) {
            Bytes.Reading bytes = new Bytes.Reading(content);
            try {
                String desk = bytes.text();
                int partition = (int) bytes.number();
                long offset = 0;
                while (bytes.hasMore()) {
                    long delta = bytes.number();
                    offset += (delta >>> 1) ^ -(delta & 1);
                    byte[] value = bytes.bytes();
                    read++;
                    reader.entry(
                            new RawEntry(partition, offset, desk.isEmpty() ? null : desk, value));
                    last.put(desk, value);
                    if (of != null) {
                        of.meet(reader);
                    }
                }
                if (of == null) {
                    unindexed(at);
                } else if (!of.isTrue()) {
                    tell(
                            of.at(),
                            "the index is not of the entries after it: a pair is not found by it");
                }
            } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
                damage(at, "the entries of the frame cannot be told apart");
            }
        }

        /** Of a damaged file that is known already. */
        private void unindexed(long at) {
            if (sound) {
                tell(at, "the entries have no index before them: a pair is not found in them");
            }
        }

        @Override
        public void damage(long at, String problem) {
            sound = false;
            index = null;
            tell(at, problem);
        }

        private void tell(long at, String problem) {
            reader.damage("%s byte %d".formatted(file, at), problem);
        }

        /** With every frame sound, these can only differ if a frame was made for it. */
        void end() {
            if (!sound || trailer == null) {
                return;
            }
            if (trailer.entries != read) {
                tell(
                        length,
                        "the file announces %d entries and has %d"
                                .formatted(trailer.entries, read));
            }
            SortedMap<String, String> stated = trailer.heads;
            Set<String> desks = new TreeSet<>(last.keySet());
            desks.addAll(stated.keySet());
            desks.forEach(desk -> compareHead(desk, stated.getOrDefault(desk, "no entry")));
        }

        private void compareHead(String desk, String stated) {
            byte[] value = last.get(desk);
            String is = value == null ? "no entry" : head(value);
            if (is != null && !is.equals(stated)) {
                tell(
                        length,
                        "the file states that desk %s ends with %s, but it ends with %s"
                                .formatted(desk, stated, is));
            }
        }

        /** Null for an entry that cannot be read, which is found when it is decided again. */
        private @Nullable String head(byte[] value) {
            try {
                return "entry %d, hash %s"
                        .formatted(
                                wire.decode(JournalEntry.class, value).body().sequence(),
                                HashChain.hashOf(value));
            } catch (UnreadableException e) {
                return null;
            }
        }
    }

    private static ReplayException unreadable(Path file, IOException e) {
        return new ReplayException(
                "%s cannot be read (%s): give a file that replay export has written."
                        .formatted(
                                file, Files.isDirectory(file) ? "it is a folder" : e.getMessage()),
                e);
    }
}
