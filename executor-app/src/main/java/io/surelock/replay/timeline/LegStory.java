package io.surelock.replay.timeline;

import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.desk.opportunity.LegOffer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What became of one leg.
 *
 * @param stake matched, once accepted; else asked for
 * @param odds matched, once accepted; else asked for
 * @param status of its placement, then its outcome
 * @param profit what it earned; null until that is known
 * @param sentAt when it was sent; null if it was not, or nobody told
 * @param acceptedAt when the bookmaker's acceptance came; null if none did
 */
public record LegStory(
        Leg leg,
        LegOffer offer,
        Money stake,
        Odds odds,
        String status,
        @Nullable String ticket,
        @Nullable Money profit,
        @Nullable Instant sentAt,
        @Nullable Instant acceptedAt) {}
