/**
 * The topics as they are in Kafka: created and compared with the contract, never repartitioned, and
 * refused at a start where their partitions do not fit together. Every failure that Kafka or the
 * network can cause is a {@link io.surelock.app.topics.KafkaAccessException} with one sentence.
 */
@NullMarked
package io.surelock.app.topics;

import org.jspecify.annotations.NullMarked;
