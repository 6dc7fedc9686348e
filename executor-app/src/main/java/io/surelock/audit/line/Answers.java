package io.surelock.audit.line;

import io.surelock.bookmaker.paper.BetScript;
import io.surelock.bookmaker.paper.LookupScript;
import io.surelock.bookmaker.paper.PlaceScript;
import io.surelock.settlement.PollAnswer;

import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;

/** What the bookmaker does, in few words. */
final class Answers {

    private Answers() {}

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    static BetScript rejects() {
        return BetScript.DEFAULT.placing(PlaceScript.REJECT, "ODDS_CHANGED");
    }

    static BetScript fails() {
        return BetScript.DEFAULT.placing(PlaceScript.ERROR, "MAINTENANCE");
    }

    /** No answer to the placement; this one to lookups. */
    static BetScript silent(LookupScript lookup) {
        return BetScript.DEFAULT.placing(PlaceScript.TIMEOUT, "no answer").lookingUp(lookup);
    }

    static BetScript settles(PollAnswer... answers) {
        return BetScript.DEFAULT.settling(answers);
    }

    /** The same answer that often, then others. */
    static BetScript settlesAfter(int times, PollAnswer first, PollAnswer... then) {
        return BetScript.DEFAULT.settling(
                Stream.concat(Collections.nCopies(times, first).stream(), Stream.of(then))
                        .toArray(PollAnswer[]::new));
    }
}
