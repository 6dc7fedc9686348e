package io.surelock.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the instances of a run are configured. The durations are shorter than usual, so that what
 * takes a desk minutes takes a test seconds; their proportions are kept.
 *
 * @param bookmaker where the one bookmaker of both providers is; see the bookmaker process
 * @param roles of the instances
 * @param window how long after the decision a bet may still be sent
 * @param cooldown of an account
 * @param callTimeout how long an answer of the bookmaker is waited for
 * @param protects whether the bookmaker refuses late bets and cancels references, as configured
 */
record Setup(
        String bookmaker,
        List<String> roles,
        Duration window,
        Duration cooldown,
        Duration callTimeout,
        boolean protects) {

    private static final List<String> ALL =
            List.of("desk", "settlement", "placement-worker", "settlement-worker", "mirror");

    /** How long a bet in doubt is looked up. */
    static final Duration LOOKUP_DEADLINE = Duration.ofSeconds(20);

    private static final Duration CALL_MARGIN = Duration.ofSeconds(1);

    /** From the moment when a pair is complete to the first poll of its bets. */
    private static final Duration FIRST_POLL = Duration.ofSeconds(5);

    /** More than the bookmaker lets a bet wait for its result. */
    private static final Duration POLLS = Duration.ofSeconds(10);

    /** All roles, the usual 10 s to send. */
    static Setup at(String bookmaker) {
        return new Setup(
                bookmaker,
                ALL,
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(3),
                true);
    }

    /** The longest that a bet takes from its decision to its end. */
    private Duration schedule() {
        return window.plus(callTimeout)
                .plus(CALL_MARGIN)
                .plus(LOOKUP_DEADLINE)
                .plus(FIRST_POLL)
                .plus(POLLS);
    }

    /** When all bets must be at their end, on a machine that has other things to do as well. */
    Duration endsWithin() {
        return schedule().plusSeconds(60);
    }

    Setup withRoles(String... some) {
        return new Setup(bookmaker, List.of(some), window, cooldown, callTimeout, protects);
    }

    Setup withWindow(Duration other) {
        return new Setup(bookmaker, roles, other, cooldown, callTimeout, protects);
    }

    Setup withCooldown(Duration other) {
        return new Setup(bookmaker, roles, window, other, callTimeout, protects);
    }

    Setup withCallTimeout(Duration other) {
        return new Setup(bookmaker, roles, window, cooldown, other, protects);
    }

    /** The bookmaker is one that takes bets late and cannot cancel. */
    Setup withoutProtection() {
        return new Setup(bookmaker, roles, window, cooldown, callTimeout, false);
    }

    String yaml(Place place, String id, Path state) {
        return """
        kafka:
          bootstrap-servers: %s
          replication: %d
          partitions: %d
        redis:
          uri: %s
        roles: [%s]
        state-dir: %s
        instance-id: %s
        desk:
          policy:
            cooldown: %dms
            placement-window: %dms
            call-timeout: %dms
            call-margin: %dms
            lookup-interval: 1s
            lookup-deadline: %dms
            polls:
              interval: 1s
              answer-timeout: 4s
              corrections-for: 5s
              corrections-every: 2s
        streams:
          threads: 1
        bookmakers:
        %s%s"""
                .formatted(
                        place.servers(),
                        place.brokers(),
                        Place.PARTITIONS,
                        place.redis().address(),
                        String.join(", ", roles),
                        state,
                        id,
                        cooldown.toMillis(),
                        window.toMillis(),
                        callTimeout.toMillis(),
                        CALL_MARGIN.toMillis(),
                        LOOKUP_DEADLINE.toMillis(),
                        provider("alpha"),
                        provider("beta"));
    }

    /** What the bookmaker process is by default; late answers are heard for long. */
    private String provider(String name) {
        return """
          %s:
            kind: bridge
            url: %s
            username: chaos
            password: chaos
            answer-timeout: 20s
            duplicate-window: 1d
            absence-age: 0ms
            refuses-late: %s
            cancels: %s
        """
                .formatted(name, bookmaker, protects, protects);
    }
}
