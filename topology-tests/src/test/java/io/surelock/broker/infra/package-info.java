/**
 * Real Kafka and Redis as this program starts them: that data survives, that failures are told in a
 * sentence, and that nothing outlives the process that started it.
 */
@NullMarked
package io.surelock.broker.infra;

import org.jspecify.annotations.NullMarked;
