package io.surelock.desk.pair;

import java.time.Instant;

/**
 * What is known of a bet in doubt.
 *
 * @param since the send was certainly over at this instant; absence is counted from it
 * @param deadline when the doubt becomes an exposure
 * @param lookups how often the bookmaker was asked
 */
public record Doubt(Instant since, Instant deadline, int lookups) {

    public Doubt withLookups(int count) {
        return new Doubt(since, deadline, count);
    }

    public Doubt withDeadline(Instant later) {
        return new Doubt(since, later, lookups);
    }
}
