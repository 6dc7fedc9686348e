package io.surelock.replay;

import com.github.luben.zstd.Zstd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;

/** What a person who knows the format makes of an export: all checksums are made anew. */
final class ForgedExport {

    private static final int HEAD_BYTES = 9;
    private static final int CRC_BYTES = 4;
    private static final int BEGIN_BYTES = 18;

    private ForgedExport() {}

    /** The file with the content of each frame of one kind changed; no content takes it out. */
    static Path of(Path sound, Path forged, char kind, UnaryOperator<byte[]> change)
            throws IOException {
        byte[] file = Files.readAllBytes(sound);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, BEGIN_BYTES);
        int at = BEGIN_BYTES;
        while (at < file.length) {
            ByteBuffer head = ByteBuffer.wrap(file, at, HEAD_BYTES);
            byte is = head.get();
            byte[] content = new byte[head.getInt()];
            byte[] packed = new byte[head.getInt()];
            System.arraycopy(file, at + HEAD_BYTES, packed, 0, packed.length);
            Zstd.decompress(content, packed);
            byte[] changed = is == kind ? change.apply(content) : content;
            if (changed.length > 0) {
                frame(out, is, is == 'T' ? summed(changed, out.toByteArray()) : changed);
            }
            at += HEAD_BYTES + packed.length + CRC_BYTES;
        }
        return Files.write(forged, out.toByteArray());
    }

    private static void frame(ByteArrayOutputStream out, byte kind, byte[] content) {
        byte[] packed = Zstd.compress(content, 3);
        byte[] head =
                ByteBuffer.allocate(HEAD_BYTES)
                        .put(kind)
                        .putInt(content.length)
                        .putInt(packed.length)
                        .array();
        CRC32C crc = new CRC32C();
        crc.update(head);
        crc.update(packed);
        out.writeBytes(head);
        out.writeBytes(packed);
        out.writeBytes(ByteBuffer.allocate(CRC_BYTES).putInt((int) crc.getValue()).array());
    }

    private static byte[] summed(byte[] trailer, byte[] before) {
        try {
            String sha =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(before));
            return new String(trailer, StandardCharsets.UTF_8)
                    .replaceFirst("[0-9a-f]{64}\"}$", sha + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
