package io.surelock.contract;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stand-in within one process until the codec is merged. */
public final class Wire {
    private static final Map<String, Object> RECORDS = new ConcurrentHashMap<>();
    private static final Wire STANDARD = new Wire();

    private Wire() {}

    /** The stand-in. */
    public static Wire standard() {
        return STANDARD;
    }

    /** Writes. */
    public byte[] encode(Object record) {
        String id = UUID.randomUUID().toString();
        RECORDS.put(id, record);
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads. */
    public <T> T decode(Class<T> type, byte @Nullable [] bytes) throws UnreadableException {
        Object record =
                bytes == null ? null : RECORDS.get(new String(bytes, StandardCharsets.UTF_8));
        if (record == null || !type.isInstance(record)) {
            throw new UnreadableException("no " + type.getSimpleName());
        }
        return type.cast(record);
    }
}
