package io.surelock.contract;

import io.surelock.bet.Digest;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalBody;

import java.nio.ByteBuffer;

/**
 * Writes journal entries so that the bytes that are hashed are the bytes that are stored. Read them
 * with {@link Wire#decode}, check them with {@link HashChain#problem}. Thread-safe.
 */
public final class JournalCodec {

    private static final int DIGEST_BYTES = 32;

    private final Wire wire;
    private final byte[] header;

    JournalCodec(Wire wire, byte[] header) {
        this.wire = wire;
        this.header = header;
    }

    /**
     * The bytes of the entry with this body, after the entry with that hash. Its own hash is {@link
     * HashChain#hashOf}.
     *
     * @param previous {@link Digest#ZERO} for a desk's first entry
     */
    public byte[] seal(JournalBody body, Digest previous) {
        // An entry's datum is that of its body, then the two digests: no need to encode it twice.
        byte[] datum = wire.datum(body);
        return ByteBuffer.allocate(header.length + datum.length + 2 * DIGEST_BYTES)
                .put(header)
                .put(datum)
                .put(previous.bytes())
                .put(HashChain.link(previous, datum).bytes())
                .array();
    }
}
