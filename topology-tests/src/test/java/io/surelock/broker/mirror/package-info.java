/** The mirror against a real Redis and a real Kafka. */
@NullMarked
package io.surelock.broker.mirror;

import org.jspecify.annotations.NullMarked;
