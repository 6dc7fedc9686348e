package io.surelock.check.invariant;

import io.surelock.check.log.Fact;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;
import io.surelock.check.log.Source;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * 3: nothing is sent after its {@code notAfter}, by the broker's clock; what a bookmaker took later
 * all the same is known to the desk.
 */
public final class Freshness extends Invariant {

    /**
     * When a bet may be sent.
     *
     * @param requested broker time of the request
     */
    private record Window(Instant requested, Instant notAfter) {}

    private long withoutRequest;

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
            Window window = window(story, bet);
            List<Fact> sends = new ArrayList<>(story.of(Source.ATTEMPT, bet));
            sends.addAll(story.of(Source.OUTCOME, bet));
            List<Fact> taken = story.accepted(bet);
            if (window == null) {
                withoutRequest += sends.isEmpty() && taken.isEmpty() ? 0 : 1;
                continue;
            }
            sends.forEach(fact -> checkSent(bet, window, fact));
            taken.forEach(fact -> checkTaken(story, bet, window.notAfter(), fact));
        }
    }

    /** By the request, or by the decision of it where retention has taken the request. */
    private static @Nullable Window window(PairStory story, String bet) {
        List<Fact> requests = story.of(Source.PLACE_REQUEST, bet);
        if (!requests.isEmpty()) {
            Fact request = requests.getFirst();
            return new Window(request.appended(), Json.requireInstant(request.data(), "notAfter"));
        }
        return story.events("BetRequested", bet)
                .findFirst()
                .map(
                        event ->
                                new Window(
                                        Json.requireInstant(event, "requestedAt"),
                                        Json.requireInstant(event, "notAfter")))
                .orElse(null);
    }

    @Override
    public void end() {
        if (withoutRequest > 0) {
            tally().note(withoutRequest + " bets are not checked: nobody requested them");
        }
    }

    private void checkSent(String bet, Window window, Fact fact) {
        Instant sentAt = Json.instant(fact.data(), "sentAt");
        if (sentAt == null) {
            return;
        }
        tally().checked();
        if (sentAt.isAfter(window.notAfter())) {
            tally().violation(
                            "%s was sent at %s by %s, after its notAfter %s"
                                    .formatted(bet, sentAt, fact.at(), window.notAfter()));
        }
        if (isOffBrokerTime(sentAt, window.requested(), fact.appended())) {
            tally().violation(
                            "%s was sent at %s by %s, which is not the broker's time: requested %s, reported %s"
                                    .formatted(
                                            bet,
                                            sentAt,
                                            fact.at(),
                                            window.requested(),
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
