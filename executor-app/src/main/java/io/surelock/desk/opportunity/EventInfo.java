package io.surelock.desk.opportunity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The match that is bet on.
 *
 * @param startsAt when it starts; null where the producer does not know
 */
public record EventInfo(String id, String name, @Nullable Instant startsAt) {}
