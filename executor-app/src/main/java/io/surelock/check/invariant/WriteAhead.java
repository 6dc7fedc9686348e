package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.Fact;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;
import io.surelock.check.log.Source;

import java.time.Instant;
import java.util.List;

/**
 * 2: before a bookmaker could take a bet, the attempt to place it was committed, and before that a
 * desk had decided the bet on the terms that were requested. Records of aborted transactions are
 * never read here, so what rests on one rests on nothing.
 */
public final class WriteAhead extends Invariant {

    private static final String JOURNAL = "desk-journal";

    /** What an order to place a bet repeats of the decision. */
    private static final List<String> DECIDED =
            List.of("order", "requestedAt", "notAfter", "callTimeout");

    private final Circumstances circumstances;

    public WriteAhead(Circumstances circumstances) {
        super(2, "the attempt is committed before the bet is sent");
        this.circumstances = circumstances;
        if (!circumstances.hasLedger()) {
            tally().note("the bookmaker's side is not checked: needs --ledger");
        }
    }

    @Override
    public void pair(PairStory story) {
        for (String leg : PairStory.LEGS) {
            String bet = story.bet(leg);
            List<Fact> attempts = story.of(Source.ATTEMPT, bet);
            for (Fact taken : story.accepted(bet)) {
                tally().checked();
                requireEarlier(bet, attempts, taken);
            }
            for (Fact outcome : story.of(Source.OUTCOME, bet)) {
                if (!outcome.text("sentAt").isEmpty()) {
                    tally().checked();
                    requireAny(bet, attempts, outcome);
                }
            }
            attempts.forEach(attempt -> requireRequest(story, bet, attempt));
            story.of(Source.PLACE_REQUEST, bet)
                    .forEach(request -> requireDecision(story, bet, request));
        }
    }

    /** A request and the decision that orders it are of one transaction. */
    private void requireDecision(PairStory story, String bet, Fact request) {
        if (!circumstances.isWhole(JOURNAL)) {
            tally().note("the decisions of requests are not checked: the journal is not whole");
            return;
        }
        tally().checked();
        List<JsonNode> decisions = story.events("BetRequested", bet).toList();
        if (decisions.isEmpty()) {
            undecided("%s was requested at %s, but no desk decided so", bet, request);
        } else if (decisions.stream().noneMatch(each -> isDecidedSo(request.data(), each))) {
            undecided("%s was requested at %s on other terms than its desk decided", bet, request);
        }
    }

    private static boolean isDecidedSo(JsonNode request, JsonNode decision) {
        return DECIDED.stream().allMatch(field -> request.path(field).equals(decision.path(field)));
    }

    /** The journal was read up to an earlier end than the requests. */
    private void undecided(String sentence, String bet, Fact request) {
        String found = sentence.formatted(bet, request.at());
        if (circumstances.isOverdue(request.appended().plus(Circumstances.PROMPT))) {
            tally().violation(found);
        } else {
            tally().open(found);
        }
    }

    private void requireEarlier(String bet, List<Fact> attempts, Fact taken) {
        String reference = SinglePlacement.reference(taken);
        List<Fact> own =
                attempts.stream()
                        .filter(each -> SinglePlacement.reference(each).equals(reference))
                        .toList();
        if (own.isEmpty()) {
            tally().violation("%s is at %s without a committed attempt".formatted(bet, taken.at()));
        } else if (own.getFirst().appended().isAfter(taken.appended().plus(Circumstances.CLOCKS))) {
            tally().violation(
                            "%s was taken at %s, %s, before its attempt at %s was committed, %s"
                                    .formatted(
                                            bet,
                                            taken.at(),
                                            taken.appended(),
                                            own.getFirst().at(),
                                            own.getFirst().appended()));
        }
    }

    private void requireAny(String bet, List<Fact> attempts, Fact outcome) {
        if (attempts.isEmpty()) {
            tally().violation(
                            "%s was sent by the outcome at %s, without a committed attempt"
                                    .formatted(bet, outcome.at()));
            return;
        }
        Instant attempted = attempts.getFirst().appended();
        Instant sentAt = Json.requireInstant(outcome.data(), "sentAt");
        if (sentAt.isBefore(attempted.minus(Circumstances.CLOCKS))) {
            tally().violation(
                            "%s was sent at %s by %s, before its attempt at %s was committed, %s"
                                    .formatted(
                                            bet,
                                            sentAt,
                                            outcome.at(),
                                            attempts.getFirst().at(),
                                            attempted));
        }
    }

    /** An attempt names the request it was made for. */
    private void requireRequest(PairStory story, String bet, Fact attempt) {
        String at =
                "bet-placement-requests-%s@%s"
                        .formatted(attempt.text("requestPartition"), attempt.text("requestOffset"));
        boolean known =
                story.of(Source.PLACE_REQUEST, bet).stream().anyMatch(each -> each.at().equals(at));
        boolean asked = story.events("BetRequested", bet).findAny().isPresent();
        if (!known && !asked) {
            tally().violation(
                            "%s was attempted at %s for a request at %s that no desk has made"
                                    .formatted(bet, attempt.at(), at));
        }
    }
}
