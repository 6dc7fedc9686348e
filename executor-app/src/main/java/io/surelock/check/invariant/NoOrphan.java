package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.CheckException;
import io.surelock.check.log.Fact;
import io.surelock.check.log.Json;
import io.surelock.check.log.LogRecord;
import io.surelock.check.log.PairStory;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;

import java.time.Duration;
import java.time.Instant;

/**
 * 8: the desk knows every bet that the bookmaker took: as accepted, or as one that it gave up in
 * doubt, which is an exposure. That the pair is one for another reason is not enough. Nothing that
 * a bookmaker said of a bet that was sent may be thrown away with a transaction, even if lookups
 * find the bet again.
 */
public final class NoOrphan extends Invariant {

    /** Longest until it is in doubt; and then, after the deadline of its lookups, until told. */
    private static final Duration FOUND_WITHIN = Duration.ofMinutes(10);

    private static final String OUTCOMES = "bet-placement-outcomes";

    private final Circumstances circumstances;
    private final Wire wire = Wire.standard();

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
                if (story.firstAcceptance(bet) == null && !isExposedInDoubt(story, bet)) {
                    unknown(story, bet, taken);
                }
            }
        }
    }

    private static boolean isExposedInDoubt(PairStory story, String bet) {
        return story.has("ExposureRaised")
                && story.events("BetGivenUp", bet).findFirst().isPresent();
    }

    private void unknown(PairStory story, String bet, Fact taken) {
        String sentence =
                "%s is at %s, taken %s, and the desk has neither accepted it nor given it up in an exposure"
                        .formatted(bet, taken.at(), taken.appended());
        Instant due = story.doubtedUntil(bet).orElse(taken.appended()).plus(FOUND_WITHIN);
        if (circumstances.isOverdue(due)) {
            tally().violation(sentence);
        } else {
            tally().open(sentence);
        }
    }

    @Override
    public void end() throws CheckException {
        circumstances.source().readDiscarded(OUTCOMES, this::discarded);
    }

    private void discarded(LogRecord record) {
        JsonNode outcome;
        try {
            outcome = wire.tree(record.value());
        } catch (UnreadableException _) {
            return; // what never counted need not be readable
        }
        if (Json.instant(outcome, "sentAt") != null) {
            tally().violation(
                            "%s was told to be %s at %s, in a transaction that was aborted"
                                    .formatted(
                                            Json.text(outcome, "bet"),
                                            Json.text(outcome, "status"),
                                            record.at()));
        }
    }
}
