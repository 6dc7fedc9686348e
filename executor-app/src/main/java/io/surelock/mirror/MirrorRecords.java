package io.surelock.mirror;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.event.AccountCooldown;
import io.surelock.event.ExposureRecord;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;
import java.util.function.Function;

/** Reads the records of the two topics that the mirror shows. */
public final class MirrorRecords {

    /** The topics the mirror follows, each compacted to the present state. */
    static final List<String> TOPICS =
            List.of(Topics.ACCOUNT_COOLDOWNS.name(), Topics.EXPOSURE_RECORDS.name());

    /** Turns bytes into a record of the expected type. */
    public interface Decoder {
        /** Decodes bytes as the given type. */
        <T> T decode(Class<T> type, byte[] bytes) throws UnreadableException;
    }

    private final Decoder decoder;
    private final MirrorProjection projection;

    public MirrorRecords(Decoder decoder, Function<Object, String> json) {
        this.decoder = decoder;
        this.projection = new MirrorProjection(json);
    }

    /**
     * What Redis is to show because of this record; nothing for a tombstone, which only tidies the
     * topic.
     *
     * @throws UnreadableException if it is not what its topic promises
     */
    List<RedisWrite> read(ConsumerRecord<byte[], byte[]> message) throws UnreadableException {
        byte[] value = message.value();
        if (value == null) {
            return List.of();
        }
        try {
            return message.topic().equals(Topics.EXPOSURE_RECORDS.name())
                    ? projection.of(decoder.decode(ExposureRecord.class, value))
                    : List.of(projection.of(decoder.decode(AccountCooldown.class, value)));
        } catch (RuntimeException e) {
            // Whatever is wrong with one record, it must not keep the later ones out of Redis.
            throw new UnreadableException("its content makes no sense: " + e.getMessage(), e);
        }
    }
}
