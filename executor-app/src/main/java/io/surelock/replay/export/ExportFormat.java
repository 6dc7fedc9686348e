package io.surelock.replay.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The layout of an export: a mark, a version, then frames. A frame is its kind (1 byte), the length
 * of its content unpacked and packed (4 bytes each, big-endian), the content packed by zstd, and a
 * CRC-32C over all of that (4 bytes). The last frame is the trailer, which has a SHA-256 over every
 * byte before it.
 */
final class ExportFormat {

    /** How an export begins. */
    static final byte[] MARK = "SURELOCK JOURNAL\n".getBytes(StandardCharsets.US_ASCII);

    /** The version this program writes, and the only one so far. */
    static final byte VERSION = 1;

    static final int HEAD_BYTES = 9;
    static final int CRC_BYTES = 4;

    /** What an export is of, as JSON. */
    static final byte HEADER = 'H';

    /** A desk as it was before its first entry in the export. */
    static final byte STATE = 'S';

    /** Hashes of the pairs that the entries of the next frame are about. */
    static final byte INDEX = 'I';

    /** Entries of one desk. */
    static final byte ENTRIES = 'E';

    /** Counts, heads and the SHA-256, as JSON. */
    static final byte TRAILER = 'T';

    /**
     * A frame is closed at this many bytes, so one has little more; the largest record is 4 MiB.
     */
    static final int FULL_BYTES = 1024 * 1024;

    /** A frame that claims more than this is damaged. */
    static final int MOST_BYTES = 256 * 1024 * 1024;

    private ExportFormat() {}

    static boolean isKind(byte kind) {
        return kind == HEADER
                || kind == STATE
                || kind == INDEX
                || kind == ENTRIES
                || kind == TRAILER;
    }

    static int crc(byte[] head, byte[] packed) {
        CRC32C crc = new CRC32C();
        crc.update(head);
        crc.update(packed);
        return (int) crc.getValue();
    }

    static byte[] head(byte kind, int length, int packedLength) {
        return ByteBuffer.allocate(HEAD_BYTES)
                .put(kind)
                .putInt(length)
                .putInt(packedLength)
                .array();
    }

    /** Spreads well and is the same on every machine; collisions only cost time. */
    static int hash(String pairId) {
        CRC32C crc = new CRC32C();
        crc.update(pairId.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
