package io.surelock.replay.timeline;

import io.surelock.bet.Money;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.opportunity.Opportunity;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One pair's life on one desk.
 *
 * @param opportunity as it was offered first; null where the part at hand begins later
 * @param legs both legs of a pair that was executed; empty for one that was not
 * @param ending in a word or two, as "reconciled"
 * @param realised what both bets earned together; null until that is known
 * @param naked from the acceptance of the positive leg until the hedge was sent; null if either did
 *     not happen
 * @param exposure as last known; null if there was none
 * @param moments in the order of their times
 */
public record PairStory(
        String deskId,
        String pairId,
        @Nullable Opportunity opportunity,
        List<LegStory> legs,
        String ending,
        Tone tone,
        @Nullable Money realised,
        @Nullable Duration naked,
        @Nullable Exposure exposure,
        List<Moment> moments) {

    public PairStory {
        legs = List.copyOf(legs);
        moments = List.copyOf(moments);
    }

    /** When it began. */
    public Instant begin() {
        return moments.getFirst().at();
    }

    /** When it ended, as far as is known. */
    public Instant end() {
        return moments.getLast().at();
    }
}
