package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.Entry;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * 11: a bet in doubt is only looked up. Its absence is believed only when the bookmaker's answer is
 * complete and old enough; a bet that turns up after that becomes an exposure.
 */
public final class InDoubt extends Invariant {

    public InDoubt() {
        super(11, "a bet in doubt is only looked up");
    }

    @Override
    public void pair(PairStory story) {
        for (String leg : PairStory.LEGS) {
            new OneBet(story, story.bet(leg)).walk();
        }
    }

    /** What is known of one bet as the journal goes on. */
    private final class OneBet {

        private final PairStory story;
        private final String bet;
        private @Nullable Instant doubtSince;
        private boolean ended;
        private boolean exposed;

        OneBet(PairStory story, String bet) {
            this.story = story;
            this.bet = bet;
        }

        void walk() {
            for (Entry entry : story.entries()) {
                boolean wasEnded = ended;
                entry.events().forEach(event -> take(entry, event));
                if (wasEnded && isSomething(entry) && !exposed) {
                    tally().violation(
                                    "%s turned up by %s after it was given up, and is no exposure"
                                            .formatted(bet, entry.where()));
                }
            }
        }

        private void take(Entry entry, JsonNode event) {
            String type = Json.text(event, "type");
            if (type.equals("ExposureRaised")) {
                exposed = true;
            }
            if (!PairStory.betOf(event).equals(bet)) {
                return;
            }
            switch (type) {
                case "BetDoubted" -> {
                    tally().checked();
                    doubtSince = Json.requireInstant(event, "since");
                }
                case "BetRequested" -> {
                    if (doubtSince != null) {
                        tally().violation(
                                        "%s is in doubt and was requested again by %s"
                                                .formatted(bet, entry.where()));
                    }
                }
                case "BetGivenUp" -> ended = true;
                case "BetExecuted" -> executed(entry, Json.text(event, "status"));
                default -> {}
            }
        }

        private void executed(Entry entry, String status) {
            if (status.equals("accepted")) {
                return;
            }
            ended = true;
            tally().checked();
            if (!isRefusal(entry) && !isProof(entry)) {
                tally().violation(
                                "%s counts as %s by %s, which proves no such thing"
                                        .formatted(bet, status, entry.where()));
            }
        }

        /** The worker is certain that the bookmaker refused it or that it was never sent. */
        private boolean isRefusal(Entry entry) {
            String status = Json.text(entry.report(), "status");
            return doubtSince == null
                    && entry.isOn("PlacementReported")
                    && (status.equals("rejected") || status.equals("not_placed"));
        }

        private boolean isProof(Entry entry) {
            JsonNode lookup = entry.report();
            Instant asOf = Json.instant(lookup, "asOf");
            if (doubtSince == null || asOf == null || !entry.isOn("LookupReported")) {
                return false;
            }
            Duration age = Json.duration(lookup, "absenceAge");
            return Json.text(lookup, "result").equals("absent")
                    && lookup.path("complete").asBoolean()
                    && !asOf.isBefore(doubtSince.plus(age));
        }

        /** Whether a bookmaker says in this entry's input that it has the bet. */
        private boolean isSomething(Entry entry) {
            JsonNode report = entry.report();
            boolean taken =
                    Json.text(report, "status").equals("accepted")
                            || Json.text(report, "result").equals("found");
            return taken && Json.text(report, "bet").equals(bet);
        }
    }
}
