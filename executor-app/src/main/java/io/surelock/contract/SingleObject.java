package io.surelock.contract;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Avro's single-object encoding for one schema to write and read by. Unlike Avro's own message
 * decoder it refuses bytes left over after the datum, and says in words what is wrong.
 */
final class SingleObject {

    /** Marker and fingerprint. */
    static final int HEADER_BYTES = 10;

    private static final byte MARKER = (byte) 0xC3;
    private static final byte VERSION = 0x01;

    private final Schema schema;
    private final byte[] header;
    private final GenericDatumWriter<Object> writer;

    /** By the schema written by, of which there are as many as releases. */
    private final Map<Schema, GenericDatumReader<IndexedRecord>> readers =
            new ConcurrentHashMap<>();

    SingleObject(Schema schema) {
        this.schema = schema;
        this.writer = new GenericDatumWriter<>(schema);
        this.header =
                ByteBuffer.allocate(HEADER_BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(MARKER)
                        .put(VERSION)
                        .putLong(SchemaNormalization.parsingFingerprint64(schema))
                        .array();
    }

    static boolean isMarked(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == MARKER;
    }

    byte[] header() {
        return header.clone();
    }

    byte[] write(Object datum) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream(512);
        stream.writeBytes(header);
        writeDatum(datum, stream);
        return stream.toByteArray();
    }

    /** The datum alone, without marker and fingerprint. */
    byte[] writeDatum(Object datum) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream(512);
        writeDatum(datum, stream);
        return stream.toByteArray();
    }

    private void writeDatum(Object datum, ByteArrayOutputStream stream) {
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(stream, null);
        try {
            writer.write(datum, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    /** The fingerprint of the schema these bytes were written by. */
    static long fingerprint(byte[] bytes) throws UnreadableException {
        if (bytes[0] != MARKER) {
            throw new UnreadableException(
                    "an Avro record begins with the byte C3, not %02X".formatted(bytes[0]));
        }
        if (bytes.length < HEADER_BYTES) {
            throw new UnreadableException(
                    "an Avro record begins with ten bytes that name its schema; there are only "
                            + bytes.length);
        }
        if (bytes[1] != VERSION) {
            throw new UnreadableException(
                    "an Avro record begins with the bytes C3 01, not C3 %02X".formatted(bytes[1]));
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }

    /** Reads the datum behind the header, resolved from the schema it was written by. */
    IndexedRecord read(Schema written, byte[] bytes) throws UnreadableException {
        GenericDatumReader<IndexedRecord> reader =
                readers.computeIfAbsent(
                        written, writtenBy -> new GenericDatumReader<>(writtenBy, schema));
        BinaryDecoder decoder =
                DecoderFactory.get()
                        .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
        try {
            IndexedRecord datum = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new UnreadableException(
                        "there are bytes left over after the " + written.getName());
            }
            return datum;
        } catch (IOException | RuntimeException e) {
            // Avro reports damage by many exceptions, some of them none of its own.
            throw new UnreadableException(
                    "the bytes are damaged or cut off: they are no " + written.getName(), e);
        }
    }
}
