package io.surelock.check.invariant;

import io.surelock.check.log.Fact;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;
import io.surelock.check.log.Source;

import java.util.List;
import java.util.Set;

/**
 * 9: the numbered polls of a bet count up from 1 without a gap and never past the most that its
 * plan allows; that many without a result are followed by an exposure. A poll may be asked again
 * under its number, after a crash.
 */
public final class Polls extends Invariant {

    /** The usual policy's; only used where the log no longer has the bet's own plan. */
    private static final int MOST = 120;

    private static final String REQUESTS = "settlement-poll-requests";
    private static final Set<String> NOT_FINAL = Set.of("pending", "session_lost", "error");

    private final Circumstances circumstances;

    public Polls(Circumstances circumstances) {
        super(9, "polls are numbered without gaps up to 120");
        this.circumstances = circumstances;
    }

    @Override
    public void pair(PairStory story) {
        for (String leg : PairStory.LEGS) {
            String bet = story.bet(leg);
            List<Fact> polls =
                    story.of(Source.POLL, bet).stream().filter(Polls::isNumbered).toList();
            if (!polls.isEmpty()) {
                tally().checked();
                count(bet, most(story, bet), polls);
            }
            requireExposure(story, bet);
        }
    }

    private void count(String bet, long most, List<Fact> polls) {
        long before = circumstances.isWhole(REQUESTS) ? 0 : number(polls.getFirst()) - 1;
        for (Fact poll : polls) {
            long number = number(poll);
            if (number != before + 1 && number != before) {
                tally().violation(
                                "%s was asked about as poll %d at %s, after poll %d"
                                        .formatted(bet, number, poll.at(), before));
            } else if (number < 1 || number > most) {
                tally().violation(
                                "%s was asked about as poll %d at %s, of at most %d"
                                        .formatted(bet, number, poll.at(), most));
            }
            before = number;
        }
    }

    /** All polls used up and no result: then a person must be told. */
    private void requireExposure(PairStory story, String bet) {
        for (Fact told : story.of(Source.SETTLEMENT, bet)) {
            if (told.text("kind").equals("unresolved")) {
                tally().checked();
                requireExposure(story, bet, told);
            }
        }
        List<Fact> answers =
                story.of(Source.ANSWER, bet).stream().filter(Polls::isNumbered).toList();
        boolean isOver =
                answers.stream().anyMatch(answer -> number(answer) >= most(story, bet))
                        && answers.stream()
                                .allMatch(answer -> NOT_FINAL.contains(answer.text("answer")));
        if (isOver && story.of(Source.SETTLEMENT, bet).isEmpty() && !isTold(story, bet)) {
            Fact last = answers.getLast();
            later(
                    bet + " has no result by its last poll at " + last.at() + " and is not told so",
                    last);
        }
    }

    /** Whether the desk was told how the bet stands. */
    private static boolean isTold(PairStory story, String bet) {
        return story.entries().stream()
                .filter(entry -> entry.isOn("LegSettled"))
                .map(entry -> entry.input().path("settlement"))
                .anyMatch(settlement -> Json.text(settlement, "bet").equals(bet));
    }

    private void requireExposure(PairStory story, String bet, Fact told) {
        boolean taken = isTold(story, bet);
        if (!story.has("ExposureRaised")) {
            String sentence =
                    "%s has no result by %s, and no exposure was raised".formatted(bet, told.at());
            if (taken) {
                tally().violation(sentence);
            } else {
                later(sentence, told);
            }
        }
    }

    private void later(String sentence, Fact fact) {
        if (circumstances.isOverdue(fact.appended().plus(Circumstances.PROMPT))) {
            tally().violation(sentence);
        } else {
            tally().open(sentence);
        }
    }

    private static long most(PairStory story, String bet) {
        return story.of(Source.WATCH, bet).stream()
                .mapToLong(watch -> watch.data().path("plan").path("maxPolls").asLong(MOST))
                .max()
                .orElse(MOST);
    }

    private static boolean isNumbered(Fact fact) {
        return fact.text("kind").equals("numbered");
    }

    private static long number(Fact fact) {
        return fact.data().path("number").asLong();
    }
}
