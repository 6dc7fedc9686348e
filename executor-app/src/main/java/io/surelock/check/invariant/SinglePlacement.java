package io.surelock.check.invariant;

import io.surelock.bet.Digest;
import io.surelock.check.log.Fact;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;
import io.surelock.check.log.Source;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * 1: a bet is requested, attempted and taken by the bookmaker at most once, always under the
 * reference that its desk, pair and leg make.
 */
public final class SinglePlacement extends Invariant {

    private static final int REFERENCE_DIGITS = 32;

    public SinglePlacement(Circumstances circumstances) {
        super(1, "a bet is placed at most once");
        if (!circumstances.hasLedger()) {
            tally().note("the bookmaker's side is not checked: needs --ledger");
        }
    }

    @Override
    public void pair(PairStory story) {
        for (String leg : PairStory.LEGS) {
            String bet = story.bet(leg);
            List<Fact> requests = story.of(Source.PLACE_REQUEST, bet);
            List<Fact> attempts = story.of(Source.ATTEMPT, bet);
            List<Fact> taken = story.accepted(bet);
            if (!requests.isEmpty() || !attempts.isEmpty() || !taken.isEmpty()) {
                tally().checked();
            }
            atMostOne(bet, "requests", requests);
            atMostOne(bet, "attempts", attempts);
            atMostOne(bet, "entries in the ledger", taken);
            checkReferences(story, leg);
        }
    }

    private void atMostOne(String bet, String what, List<Fact> facts) {
        if (facts.size() > 1) {
            List<String> where = facts.stream().map(Fact::at).limit(5).toList();
            tally().violation("%s has %d %s: %s".formatted(bet, facts.size(), what, where));
        }
    }

    private void checkReferences(PairStory story, String leg) {
        String bet = story.bet(leg);
        String text = story.desk() + "\n" + story.pairId() + "\n" + leg;
        String due =
                Digest.of(text.getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, REFERENCE_DIGITS);
        for (Source source :
                List.of(
                        Source.PLACE_REQUEST,
                        Source.LOOKUP_REQUEST,
                        Source.ATTEMPT,
                        Source.LEDGER)) {
            for (Fact fact : story.of(source, bet)) {
                String reference = reference(fact);
                if (!reference.equals(due)) {
                    tally().violation(
                                    "%s at %s has the reference %s, not %s"
                                            .formatted(bet, fact.at(), reference, due));
                }
            }
        }
    }

    static String reference(Fact fact) {
        return switch (fact.source()) {
            case PLACE_REQUEST -> Json.text(fact.data().path("order"), "reference");
            case LEDGER -> fact.text("clientReference");
            default -> fact.text("reference");
        };
    }
}
