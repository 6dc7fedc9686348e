package io.surelock.feed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What is bet on.
 *
 * @param id unique within its feed, of the letters an account part may have, at most 64
 * @param sport lower case, such as {@code football}
 * @param name for people, such as {@code Northwick - Easterby}
 * @param startsAt when it starts or started, null where the feed does not tell
 */
public record FeedEvent(String id, String sport, String name, @Nullable Instant startsAt) {}
