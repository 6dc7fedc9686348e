package io.surelock.check.invariant;

import io.surelock.check.log.AccountStep;

/** 6: an account has at most one pair in flight, at every sequence of its desk's journal. */
public final class InFlight extends Invariant {

    private String current = "";
    private String pair = "";

    public InFlight() {
        super(6, "at most one pair in flight an account");
    }

    @Override
    public void account(String desk, String account, AccountStep step) {
        String id = desk + "/" + account;
        if (!id.equals(current)) {
            current = id;
            pair = "";
        }
        switch (step.kind()) {
            case OPENED -> {
                tally().checked();
                if (!pair.isEmpty()) {
                    tally().violation(
                                    "%s began on %s in %s, while %s is in flight on it"
                                            .formatted(step.pair(), account, step.where(), pair));
                }
                pair = step.pair();
            }
            case FREED -> pair = step.pair().equals(pair) ? "" : pair;
            case RESTS, MUST_REST, HELD, RESOLVED -> {}
        }
    }
}
