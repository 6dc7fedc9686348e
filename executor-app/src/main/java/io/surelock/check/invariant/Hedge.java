package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.Entry;
import io.surelock.check.log.Fact;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;
import io.surelock.check.log.Source;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * 4: whatever is done for a hedge follows an accepted positive leg, and an acceptance rests on a
 * bookmaker's word: an outcome that says accepted or a lookup that found the bet.
 */
public final class Hedge extends Invariant {

    public Hedge() {
        super(4, "every hedge follows an accepted positive leg");
    }

    @Override
    public void pair(PairStory story) {
        String positive = story.bet("positive");
        String hedge = story.bet("hedge");
        boolean accepted = false;
        for (Entry entry : story.entries()) {
            for (JsonNode event : entry.events()) {
                if (isAcceptance(event, positive)) {
                    accepted = true;
                } else if (PairStory.betOf(event).equals(hedge)
                        && Json.text(event, "type").equals("BetRequested")) {
                    tally().checked();
                    require(accepted, hedge + " was requested by " + entry.where());
                }
            }
            requireWord(story, entry);
        }
        List<Fact> steps = new ArrayList<>(story.of(Source.PLACE_REQUEST, hedge));
        steps.addAll(story.of(Source.ATTEMPT, hedge));
        steps.addAll(story.accepted(hedge));
        for (Fact step : steps) {
            tally().checked();
            require(accepted, hedge + " is at " + step.at());
            requireAfter(story.firstAcceptance(positive), hedge, step);
        }
    }

    private void require(boolean accepted, String what) {
        if (!accepted) {
            tally().violation(what + ", but its positive leg was not accepted before");
        }
    }

    private void requireAfter(@Nullable Entry acceptance, String hedge, Fact fact) {
        if (acceptance != null
                && fact.appended().isBefore(acceptance.decidedAt().minus(Circumstances.CLOCKS))) {
            tally().violation(
                            "%s is at %s, %s, before the acceptance of its positive leg in %s"
                                    .formatted(
                                            hedge, fact.at(), fact.appended(), acceptance.where()));
        }
    }

    private void requireWord(PairStory story, Entry entry) {
        for (String leg : PairStory.LEGS) {
            String bet = story.bet(leg);
            boolean taken = PairStory.acceptances(entry, bet).findAny().isPresent();
            if (taken && !isWordOf(entry, bet)) {
                tally().violation(
                                "%s counts as accepted by %s, which rests on no bookmaker's word"
                                        .formatted(bet, entry.where()));
            }
        }
    }

    private static boolean isWordOf(Entry entry, String bet) {
        boolean accepted =
                entry.isOn("PlacementReported")
                        && Json.text(entry.report(), "status").equals("accepted");
        boolean found =
                entry.isOn("LookupReported") && Json.text(entry.report(), "result").equals("found");
        return (accepted || found) && Json.text(entry.report(), "bet").equals(bet);
    }

    private static boolean isAcceptance(JsonNode event, String bet) {
        return Json.text(event, "type").equals("BetExecuted")
                && Json.text(event, "bet").equals(bet)
                && Json.text(event, "status").equals("accepted");
    }
}
