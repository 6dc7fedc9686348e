package io.surelock.replay.whatif;

import io.surelock.bet.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An opportunity that is decided differently.
 *
 * @param recorded what was decided, as "taken" or "blocked: cooldown"
 * @param other what the other policy says
 * @param realised what the pair earned; null if it was not taken, or that is not known
 */
public record Example(
        String pairId,
        long sequence,
        Instant at,
        String recorded,
        String other,
        @Nullable Money realised) {}
