/** Reads the journal, and what belongs to it, from Kafka. */
@NullMarked
package io.surelock.replay.kafka;

import org.jspecify.annotations.NullMarked;
