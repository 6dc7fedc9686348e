package io.surelock.check.invariant;

import io.surelock.check.log.Fact;
import io.surelock.check.log.PairStory;

import java.time.Duration;

/** 8: the desk knows every bet that the bookmaker took: as accepted, or as an exposure. */
public final class NoOrphan extends Invariant {

    /** Longest until a lookup has found it or given up. */
    private static final Duration FOUND_WITHIN = Duration.ofMinutes(10);

    private final Circumstances circumstances;

    public NoOrphan(Circumstances circumstances) {
        super(8, "the desk knows every bet in the ledger");
        this.circumstances = circumstances;
        if (!circumstances.hasLedger()) {
            tally().note("not checked: needs --ledger");
        }
    }

    @Override
    public void pair(PairStory story) {
        for (String leg : PairStory.LEGS) {
            String bet = story.bet(leg);
            for (Fact taken : story.accepted(bet)) {
                tally().checked();
                if (story.firstAcceptance(bet) == null && !story.has("ExposureRaised")) {
                    unknown(bet, taken);
                }
            }
        }
    }

    private void unknown(String bet, Fact taken) {
        String sentence =
                "%s is at %s, taken %s, and the desk has neither accepted it nor raised an exposure"
                        .formatted(bet, taken.at(), taken.appended());
        if (circumstances.isOverdue(taken.appended().plus(FOUND_WITHIN))) {
            tally().violation(sentence);
        } else {
            tally().open(sentence);
        }
    }
}
