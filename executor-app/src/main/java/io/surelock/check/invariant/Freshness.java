package io.surelock.check.invariant;

import io.surelock.check.log.Fact;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;
import io.surelock.check.log.Source;

import java.time.Instant;
import java.util.List;

/**
 * 3: nothing is sent after its {@code notAfter}, by the broker's clock; what a bookmaker took later
 * all the same is known to the desk.
 */
public final class Freshness extends Invariant {

    public Freshness(Circumstances circumstances) {
        super(3, "nothing is sent after its notAfter");
        if (!circumstances.hasLedger()) {
            tally().note("the bookmaker's side is not checked: needs --ledger");
        }
    }

    @Override
    public void pair(PairStory story) {
        for (String leg : PairStory.LEGS) {
            String bet = story.bet(leg);
            List<Fact> requests = story.of(Source.PLACE_REQUEST, bet);
            if (requests.isEmpty()) {
                continue; // the first two invariants speak of bets that nobody requested
            }
            Fact request = requests.getFirst();
            Instant notAfter = Json.requireInstant(request.data(), "notAfter");
            for (Source source : List.of(Source.ATTEMPT, Source.OUTCOME)) {
                story.of(source, bet).forEach(fact -> checkSent(bet, request, notAfter, fact));
            }
            story.accepted(bet).forEach(taken -> checkTaken(story, bet, notAfter, taken));
        }
    }

    private void checkSent(String bet, Fact request, Instant notAfter, Fact fact) {
        Instant sentAt = Json.instant(fact.data(), "sentAt");
        if (sentAt == null) {
            return;
        }
        tally().checked();
        if (sentAt.isAfter(notAfter)) {
            tally().violation(
                            "%s was sent at %s by %s, after its notAfter %s"
                                    .formatted(bet, sentAt, fact.at(), notAfter));
        }
        if (isOffBrokerTime(sentAt, request.appended(), fact.appended())) {
            tally().violation(
                            "%s was sent at %s by %s, which is not the broker's time: requested %s, reported %s"
                                    .formatted(
                                            bet,
                                            sentAt,
                                            fact.at(),
                                            request.appended(),
                                            fact.appended()));
        }
    }

    /** It was sent after the broker had the request, and before the broker had the report of it. */
    private static boolean isOffBrokerTime(Instant sentAt, Instant requested, Instant reported) {
        return sentAt.isBefore(requested.minus(Circumstances.CLOCKS))
                || sentAt.isAfter(reported.plus(Circumstances.CLOCKS));
    }

    private void checkTaken(PairStory story, String bet, Instant notAfter, Fact taken) {
        tally().checked();
        if (taken.appended().isAfter(notAfter.plus(Circumstances.CLOCKS))
                && story.firstAcceptance(bet) == null
                && !story.has("ExposureRaised")) {
            tally().violation(
                            "%s was taken at %s, %s, after its notAfter %s, and no exposure shows it"
                                    .formatted(bet, taken.at(), taken.appended(), notAfter));
        }
    }
}
