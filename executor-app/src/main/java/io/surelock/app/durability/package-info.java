/**
 * Whether what Kafka has confirmed stays. With money at stake nothing starts on topics that one
 * broken disk or one lagging broker can make forget: what is there is described by {@link
 * io.surelock.app.durability.TopicReader} and judged by {@link
 * io.surelock.app.durability.DurabilityRule}, which asks nobody.
 */
@NullMarked
package io.surelock.app.durability;

import org.jspecify.annotations.NullMarked;
