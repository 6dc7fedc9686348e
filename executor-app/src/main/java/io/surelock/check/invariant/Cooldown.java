package io.surelock.check.invariant;

import io.surelock.check.log.AccountStep;

import java.time.Instant;
import java.util.Objects;

/**
 * 5: no pair begins on an account that rests by the journal, and every account with a bet of a
 * complete pair rests as long as the policy says.
 */
public final class Cooldown extends Invariant {

    private String current = "";
    private Instant until = Instant.EPOCH;

    public Cooldown() {
        super(5, "no positive request inside a cooldown");
    }

    @Override
    public void account(String desk, String account, AccountStep step) {
        String id = desk + "/" + account;
        if (!Objects.equals(id, current)) {
            current = id;
            until = Instant.EPOCH;
        }
        switch (step.kind()) {
            case OPENED -> {
                tally().checked();
                if (step.decidedAt().isBefore(until)) {
                    tally().violation(
                                    "%s began on %s in %s at %s, which rests until %s"
                                            .formatted(
                                                    step.pair(),
                                                    account,
                                                    step.where(),
                                                    step.decidedAt(),
                                                    until));
                }
            }
            case RESTS -> until = step.until().isAfter(until) ? step.until() : until;
            case MUST_REST -> {
                tally().checked();
                if (until.isBefore(step.until())) {
                    tally().violation(
                                    "%s must rest until %s after %s in %s, but rests until %s"
                                            .formatted(
                                                    account,
                                                    step.until(),
                                                    step.pair(),
                                                    step.where(),
                                                    until));
                }
            }
            case FREED, HELD, RESOLVED -> {}
        }
    }
}
