package io.surelock.mirror;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.AccountCooldown;
import io.surelock.event.ExposureRecord;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;

/** Reads the records of the two topics that the mirror shows. */
public final class MirrorRecords {

    /** The topics the mirror follows, each compacted to the present state. */
    static final List<String> TOPICS =
            List.of(Topics.ACCOUNT_COOLDOWNS.name(), Topics.EXPOSURE_RECORDS.name());

    private final Wire wire;
    private final MirrorProjection projection;

    public MirrorRecords(Wire wire) {
        this.wire = wire;
        this.projection = new MirrorProjection(wire::json);
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
                    ? projection.of(wire.decode(ExposureRecord.class, value))
                    : List.of(projection.of(wire.decode(AccountCooldown.class, value)));
        } catch (RuntimeException e) {
            // Whatever is wrong with one record, it must not keep the later ones out of Redis.
            throw new UnreadableException("its content makes no sense: " + e.getMessage(), e);
        }
    }
}
