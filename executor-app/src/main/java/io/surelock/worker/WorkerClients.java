package io.surelock.worker;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

import java.time.Duration;

/**
 * Makes the Kafka clients of the workers, each with the settings that its part of the protocol
 * rests on. The caller closes them.
 */
public interface WorkerClients {

    /** Where a group reads a partition for which it has no offset. */
    enum Start {
        /** Nowhere, reading fails: whoever goes on must know from where. */
        REFUSED,
        /** At the first record there is. */
        AT_BEGINNING
    }

    /**
     * A member of a consumer group: read-committed, commits nothing by itself. While its session
     * lasts, a member of the same name takes its place without a rebalance; close it with {@link
     * #leaving} to give the place up.
     *
     * @param clientId its name, unique in the group and the same after a restart
     */
    Consumer<byte[], byte[]> member(String group, String clientId, Start start);

    /** A read-committed consumer outside of all groups. */
    Consumer<byte[], byte[]> reader(String clientId);

    /** A consumer outside of all groups that also sees what is not committed. */
    Consumer<byte[], byte[]> uncommittedReader(String clientId);

    /** A producer of transactions. */
    Producer<byte[], byte[]> transactional(String transactionalId);

    /** A producer without transactions that gives up on no record. */
    Producer<byte[], byte[]> plain(String clientId);

    /** How a member is closed whose partitions others shall have at once. */
    static CloseOptions leaving(Duration limit) {
        return CloseOptions.timeout(limit)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    }
}
