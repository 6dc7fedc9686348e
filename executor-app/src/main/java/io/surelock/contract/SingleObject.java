package io.surelock.contract;

import io.surelock.schemas.Schemas;

import org.apache.avro.AvroRuntimeException;
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
 * Avro's single-object encoding. Unlike Avro's own message decoder it refuses bytes left over after
 * the datum, and says in words what is wrong.
 */
final class SingleObject {

    /** Marker and fingerprint. */
    static final int HEADER_BYTES = 10;

    private static final byte MARKER = (byte) 0xC3;
    private static final byte VERSION = 0x01;

    private record Pair(Schema written, Schema read) {}

    private final Map<Long, Schema> known;
    private final Map<Schema, Long> fingerprints = new ConcurrentHashMap<>();
    private final Map<Pair, GenericDatumReader<IndexedRecord>> readers = new ConcurrentHashMap<>();

    SingleObject(Schemas schemas) {
        this.known = schemas.byFingerprint();
    }

    static boolean isMarked(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == MARKER;
    }

    byte[] header(Schema schema) {
        long fingerprint =
                fingerprints.computeIfAbsent(schema, SchemaNormalization::parsingFingerprint64);
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .put(VERSION)
                .putLong(fingerprint)
                .array();
    }

    byte[] write(Schema schema, Object datum) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream(256);
        stream.writeBytes(header(schema));
        writeDatum(schema, datum, stream);
        return stream.toByteArray();
    }

    /** The datum alone, without marker and fingerprint. */
    static void writeDatum(Schema schema, Object datum, ByteArrayOutputStream stream) {
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(stream, null);
        try {
            new GenericDatumWriter<>(schema).write(datum, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    /** The schema these bytes were written by. */
    Schema writtenBy(byte[] bytes) throws UnreadableException {
        if (bytes.length == 0) {
            throw new UnreadableException("the record is empty");
        }
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
        long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        Schema schema = known.get(fingerprint);
        if (schema == null) {
            throw new UnreadableException(
                    "the schema with the fingerprint %016x is not known".formatted(fingerprint));
        }
        return schema;
    }

    /** Reads the datum behind the header, resolved to the schema to read by. */
    IndexedRecord read(Schema written, Schema read, byte[] bytes) throws UnreadableException {
        GenericDatumReader<IndexedRecord> reader =
                readers.computeIfAbsent(
                        new Pair(written, read),
                        pair -> new GenericDatumReader<>(pair.written(), pair.read()));
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
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new UnreadableException(
                    "the bytes are damaged or cut off: they are no " + written.getName(), e);
        }
    }
}
