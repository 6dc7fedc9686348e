/**
 * Broker time: the one clock that all instances share. Each process estimates how far the broker's
 * clock is from its own counter of elapsed time, from the append times in the acks of its own
 * records, and says when that estimate is not to be trusted with money. Knows Kafka's client and no
 * other package of this program.
 */
@NullMarked
package io.surelock.clock;

import org.jspecify.annotations.NullMarked;
