package io.surelock.app.durability;

/**
 * A topic as far as its durability goes.
 *
 * @param topic its name
 * @param standing whether this describes it or what would be created
 * @param copies of that partition which has the fewest, 1 or more; 0 if missing
 * @param minInSync {@code min.insync.replicas}: how many copies must have a record before it is
 *     confirmed, 1 or more; 0 if missing
 * @param uncleanElection whether a broker that lags may become the leader
 * @param keeping what is deleted and when
 */
public record TopicState(
        String topic,
        TopicUse use,
        Standing standing,
        int copies,
        int minInSync,
        boolean uncleanElection,
        Keeping keeping) {

    /** Whether there is such a topic. */
    public enum Standing {
        EXISTS,

        /** It is made when it is first needed, as described. */
        PLANNED,

        /** It is not there, and nobody makes it by himself. */
        MISSING
    }

    /**
     * What is deleted and when, by Kafka's names.
     *
     * @param cleanupPolicy {@code cleanup.policy}
     * @param retentionMillis {@code retention.ms}, negative for no limit
     * @param retentionBytes {@code retention.bytes}, negative for no limit
     */
    public record Keeping(String cleanupPolicy, long retentionMillis, long retentionBytes) {

        /** Nothing is deleted. */
        public static final Keeping EVERYTHING = new Keeping("delete", -1, -1);
    }

    /** One that Surelock needs and does not make at a start. */
    static TopicState missing(String topic, TopicUse use) {
        return new TopicState(topic, use, Standing.MISSING, 0, 0, false, Keeping.EVERYTHING);
    }

    /** One that does not exist, as it would be made. */
    static TopicState planned(
            String topic, TopicUse use, int copies, int minInSync, boolean uncleanElection) {
        return new TopicState(
                topic,
                use,
                Standing.PLANNED,
                copies,
                minInSync,
                uncleanElection,
                Keeping.EVERYTHING);
    }
}
