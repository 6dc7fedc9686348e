package io.surelock.desk.policy;

import io.surelock.placement.PlaceBet;
import io.surelock.settlement.PollPlan;

import java.time.Duration;

/**
 * The numbers a desk decides by. All durations are 1 ms to 30 days. A {@code callTimeout} over
 * {@link PlaceBet#LONGEST_CALL} is refused where people write policies, because no worker takes it;
 * a journal may have one.
 *
 * @param cooldown how long an account rests after a complete pair; 60 s
 * @param maxOpportunityAge an opportunity older than this is stale; 10 s
 * @param hold which accounts an exposure holds; both
 * @param placementWindow how long after the decision a bet may still be sent; 10 s
 * @param callTimeout longest wait for a bookmaker's answer to a placement; 8 s
 * @param callMargin grace after window and time-out before silence counts as doubt; 2 s
 * @param lookupInterval first pause between lookups, doubled up to six times its length; 5 s
 * @param lookupDeadline after the send, when a bet in doubt becomes an exposure; 2 min
 * @param polls when accepted bets are asked about
 */
public record Policy(
        Duration cooldown,
        Duration maxOpportunityAge,
        HoldMode hold,
        Duration placementWindow,
        Duration callTimeout,
        Duration callMargin,
        Duration lookupInterval,
        Duration lookupDeadline,
        PollPlan polls) {

    // Before DEFAULT, whose construction checks against it.
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** The only desk until several come. */
    public static final String MAIN_DESK = "main";

    /** The desk's rules as they are when nobody has changed them. */
    public static final Policy DEFAULT =
            new Policy(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10),
                    HoldMode.BOTH,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(2),
                    PollPlan.DEFAULT);

    public Policy {
        require("cooldown", cooldown);
        require("maxOpportunityAge", maxOpportunityAge);
        require("placementWindow", placementWindow);
        require("callTimeout", callTimeout);
        require("callMargin", callMargin);
        require("lookupInterval", lookupInterval);
        require("lookupDeadline", lookupDeadline);
        require("polls.interval", polls.interval());
        require("polls.answerTimeout", polls.answerTimeout());
        require("polls.correctionsFor", polls.correctionsFor());
        require("polls.correctionsEvery", polls.correctionsEvery());
        if (polls.maxPolls() < 1 || polls.maxPolls() > 10_000) {
            throw new IllegalArgumentException(
                    "polls.maxPolls must be 1 to 10000, not " + polls.maxPolls());
        }
    }

    /** Silence lasts this long after {@code notAfter} before a bet is in doubt. */
    public Duration callSlack() {
        return callTimeout.plus(callMargin);
    }

    private static void require(String name, Duration value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be 1 ms to 30 days, not " + value);
        }
    }
}
