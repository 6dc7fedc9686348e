package io.surelock.feed;

import org.jspecify.annotations.Nullable;

/**
 * One side of a two-way market.
 *
 * @param marketId the market, the same for both legs of an arb
 * @param selectionId the side, such as {@code over} or {@code home}
 * @param handicap the line of this side (for home −0.25 the away side has +0.25; both sides of a
 *     total have the same), null in markets without a line
 */
public record FeedSelection(String marketId, String selectionId, @Nullable Line handicap) {}
