package io.surelock.app.durability;

/** What a topic is there for, which decides how it is mended. */
public enum TopicUse {
    /** One of the contract. */
    OWN,

    /** The desks' journal, which is also to be kept for ever. */
    JOURNAL,

    /** A changelog or repartition topic, made by Kafka Streams as the configuration says. */
    STREAMS,

    /** Where consumer groups keep their offsets, made by the brokers with their own defaults. */
    OFFSETS,

    /** Where the brokers keep the state of transactions, made by them with their own defaults. */
    TRANSACTIONS
}
