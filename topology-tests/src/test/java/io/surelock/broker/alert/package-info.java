/** Webhooks with a real Kafka and real HTTP servers. */
@NullMarked
package io.surelock.broker.alert;

import org.jspecify.annotations.NullMarked;
