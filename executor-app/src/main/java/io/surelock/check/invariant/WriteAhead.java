package io.surelock.check.invariant;

import io.surelock.check.log.Fact;
import io.surelock.check.log.PairStory;
import io.surelock.check.log.Source;

import java.util.List;

/**
 * 2: before a bookmaker could take a bet, the attempt to place it was committed. Records of aborted
 * transactions are never read here, so what rests on one rests on nothing.
 */
public final class WriteAhead extends Invariant {

    public WriteAhead(Circumstances circumstances) {
        super(2, "the attempt is committed before the bet is sent");
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
        }
    }

    /** An attempt names the request it was made for. */
    private void requireRequest(PairStory story, String bet, Fact attempt) {
        String at =
                "bet-placement-requests-%s@%s"
                        .formatted(attempt.text("requestPartition"), attempt.text("requestOffset"));
        boolean known =
                story.of(Source.PLACE_REQUEST, bet).stream().anyMatch(each -> each.at().equals(at));
        boolean asked =
                story.entries().stream()
                        .flatMap(entry -> entry.events("BetRequested"))
                        .anyMatch(event -> Hedge.betOf(event).equals(bet));
        if (!known && !asked) {
            tally().violation(
                            "%s was attempted at %s for a request at %s that no desk has made"
                                    .formatted(bet, attempt.at(), at));
        }
    }
}
