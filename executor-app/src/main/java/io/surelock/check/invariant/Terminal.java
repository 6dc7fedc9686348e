package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.Entry;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;
import io.surelock.check.log.Source;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * 7: a pair that was begun ends: as failed without a bet, reconciled as its two outcomes say, or in
 * an exposure that is told. What is younger than its settlement can take is open, unless faults
 * stopped long ago.
 */
public final class Terminal extends Invariant {

    /** Window, time-out, lookups and their deadline together, with room for a standstill. */
    private static final Duration PLACING = Duration.ofHours(1);

    /** What is added to the settlement schedule. */
    private static final Duration SLACK = Duration.ofSeconds(60);

    private final Circumstances circumstances;

    public Terminal(Circumstances circumstances) {
        super(7, "every accepted bet ends reconciled or in an exposure");
        this.circumstances = circumstances;
    }

    @Override
    public void cutOff(PairStory story) {
        tally().checked();
        tally().violation(
                        story.pairId()
                                + " has more records than one pair can have, so it is not checked");
    }

    @Override
    public void pair(PairStory story) {
        new Reconciliation(story, tally()::violation).check();
        Entry opened = first(story, "PairOpened");
        if (opened == null) {
            return; // blocked, or known from the ledger only, which is for the eighth
        }
        tally().checked();
        List<Entry> raised =
                story.entries().stream()
                        .filter(entry -> entry.events("ExposureRaised").findAny().isPresent())
                        .toList();
        if (!raised.isEmpty()) {
            requireAlert(story, raised.getFirst());
        } else if (!story.has("PairReconciled") && !endedWithoutBet(story)) {
            open(story, opened);
        }
    }

    private static boolean endedWithoutBet(PairStory story) {
        return story.has("ArbFailed")
                && PairStory.LEGS.stream()
                        .allMatch(leg -> story.firstAcceptance(story.bet(leg)) == null);
    }

    private void requireAlert(PairStory story, Entry raised) {
        if (story.of(Source.ALERT).findAny().isEmpty()
                && circumstances.isWhole("exposure-events")) {
            tally().violation(
                            "%s is an exposure by %s, but exposure-events has no alert of it"
                                    .formatted(story.pairId(), raised.where()));
        }
    }

    private void open(PairStory story, Entry opened) {
        Instant due = due(story, opened);
        String sentence =
                "%s, begun by %s, is neither reconciled nor an exposure"
                        .formatted(story.pairId(), opened.where());
        if (circumstances.isOverdue(due)) {
            tally().violation(sentence);
        } else {
            tally().open(sentence);
        }
    }

    /** When its settlement must be over: every poll asked, and every answer awaited in vain. */
    private static Instant due(PairStory story, Entry opened) {
        Instant due = opened.decidedAt().plus(PLACING);
        for (Entry entry : story.entries()) {
            for (JsonNode watched : entry.events("BetWatched").toList()) {
                JsonNode plan = watched.path("plan");
                Duration poll =
                        Json.duration(plan, "interval").plus(Json.duration(plan, "answerTimeout"));
                Instant end =
                        Json.requireInstant(watched, "firstPollAt")
                                .plus(poll.multipliedBy(plan.path("maxPolls").asLong()))
                                .plus(SLACK);
                due = end.isAfter(due) ? end : due;
            }
        }
        for (String leg : PairStory.LEGS) {
            Instant end = story.doubtedUntil(story.bet(leg)).orElse(due).plus(SLACK);
            due = end.isAfter(due) ? end : due;
        }
        return due;
    }

    private static @Nullable Entry first(PairStory story, String type) {
        return story.entries().stream()
                .filter(entry -> entry.events(type).findAny().isPresent())
                .findFirst()
                .orElse(null);
    }
}
