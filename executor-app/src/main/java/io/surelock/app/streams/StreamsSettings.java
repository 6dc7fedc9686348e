package io.surelock.app.streams;

import static org.apache.kafka.streams.StreamsConfig.adminClientPrefix;
import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.restoreConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import io.surelock.app.topics.TopicPlan;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

import java.util.Properties;

/** The settings that are known to matter, each with its reason. */
public final class StreamsSettings {

    private static final int TRANSACTION_TIMEOUT_MILLIS = 10_000;
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;
    private static final int HEARTBEAT_MILLIS = 2_500;
    private static final int EMPTY_FETCH_MILLIS = 2_000;

    /**
     * A task that comes while others are restored has to wait for the empty fetch that is on its
     * way: with the wait of idle tasks a restart took 2 s longer for each such meeting.
     */
    private static final int RESTORE_FETCH_MILLIS = 100;

    /** Warm copies are fetched for all the time, so that each empty fetch costs. */
    private static final int STANDBY_FETCH_MILLIS = 500;

    /**
     * An admin client with nothing else to do looks at its time-outs when the call is over that
     * waits, after 60 s: whoever computes a rebalance then waits as long for a broker that says
     * nothing. This makes it look, and forget brokers that have been given up.
     */
    private static final int ADMIN_METADATA_MILLIS = 3_000;

    private StreamsSettings() {}

    /** The properties of one Kafka Streams application. */
    public static Properties of(StreamsOptions options) {
        Properties all = new Properties();
        all.putAll(options.kafka());
        identity(all, options);
        atomicity(all, options);
        latency(all, options);
        silence(all);
        size(all);
        return all;
    }

    private static void identity(Properties all, StreamsOptions options) {
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, options.applicationId());
        // Stable, so that the transactional id survives a restart and dangling transactions are
        // aborted at once.
        all.put(StreamsConfig.STATE_DIR_CONFIG, options.stateDir().toString());
        // Upgrades keep their state only if nothing is named by its position.
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG), "LogAppendTime");
        // In 4.3 the streams protocol lacks static membership and warm-ups.
        all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        // A process that was killed takes its place again at once, without a rebalance.
        all.put(consumerPrefix(CommonClientConfigs.GROUP_INSTANCE_ID_CONFIG), options.instanceId());
        all.put(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MILLIS);
        all.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
    }

    private static void atomicity(Properties all, StreamsOptions options) {
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, options.replication());
        // Otherwise the brokers' defaults would decide what a changelog can lose.
        all.put(
                topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                Integer.toString(TopicPlan.minInSync(options.replication())));
        all.put(topicPrefix(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG), "false");
        all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, options.standbyReplicas());
        // An open transaction of a killed instance holds back read-committed readers until then.
        all.put(
                producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                TRANSACTION_TIMEOUT_MILLIS);
    }

    private static void latency(Properties all, StreamsOptions options) {
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, options.threads());
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, options.commitIntervalMillis());
        all.put(StreamsConfig.POLL_MS_CONFIG, options.pollMillis());
        all.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        // An empty fetch waits at the broker and is answered at once when something comes, so a
        // long wait costs no latency and saves an idle process its empty round trips.
        all.put(consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), EMPTY_FETCH_MILLIS);
        all.put(
                restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                options.standbyReplicas() == 0 ? RESTORE_FETCH_MILLIS : STANDBY_FETCH_MILLIS);
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        // What the brokers hold already is fetched before something is taken, so that reports and
        // commands come first after a restart, too (ADR 17).
        all.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
    }

    private static void silence(Properties all) {
        all.put(
                adminClientPrefix(AdminClientConfig.METADATA_MAX_AGE_CONFIG),
                ADMIN_METADATA_MILLIS);
    }

    private static void size(Properties all) {
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbBounds.class.getName());
        // A dead letter is as large as what it holds, and its headers.
        all.put(
                producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                Topics.DEAD_LETTER_MAX_BYTES);
        all.put(StreamsConfig.LOG_SUMMARY_INTERVAL_MS_CONFIG, -1L);
        all.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    }
}
