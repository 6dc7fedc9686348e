package io.surelock.app.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.surelock.desk.policy.HoldMode;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting there is. The same tree yields the documented example, the known keys and the
 * checks; a setting exists by being a method here.
 */
@ConfigMapping(prefix = SurelockConfig.PREFIX)
public interface SurelockConfig {

    /** Before every key outside the file: {@code SURELOCK_KAFKA_PARTITIONS}. */
    String PREFIX = "surelock";

    @Described(order = 1, value = "The Kafka cluster that holds the log.")
    Kafka kafka();

    @Described(order = 2, value = "The Redis that mirrors cooldowns and exposures.")
    Redis redis();

    @Described(
            order = 3,
            value =
                    "What this process does: desk, settlement, placement-worker, settlement-worker,"
                            + " mirror, alerts.")
    @WithDefault("desk,settlement,placement-worker,settlement-worker,mirror,alerts")
    @NotEmpty(message = "must name at least one role")
    List<Role> roles();

    @Described(
            order = 4,
            value =
                    "The folder for the state stores of this process. Keep it between starts, and"
                            + " give every process its own.")
    @WithDefault("var/state")
    Path stateDir();

    @Described(
            order = 5,
            value =
                    "The name of this process in attempts and logs, unique and the same after a"
                            + " restart. Default: the host's name and six random digits that are"
                            + " kept in state-dir.",
            example = "worker-1")
    Optional<
                    @Pattern(
                            regexp = "[A-Za-z0-9._-]{1,64}",
                            message = "must be 1 to 64 of A-Z a-z 0-9 . _ -")
                    String>
            instanceId();

    @Described(order = 6, value = "What desks decide by.")
    Desk desk();

    @Described(order = 7, value = "The public events.")
    Events events();

    @Described(order = 8, value = "Who is told of exposures.")
    Alerts alerts();

    @Described(order = 9, value = "How the bets of each provider are placed, by its name.")
    Bookmakers bookmakers();

    @Described(order = 10, value = "The workers that call bookmakers.")
    Worker worker();

    @Described(order = 11, value = "Kafka Streams, which runs the desk and settlement roles.")
    Streams streams();

    /** The Kafka cluster. */
    interface Kafka {

        @Described(
                order = 1,
                value = "The brokers to begin with, as host:port, separated by commas.",
                example = "127.0.0.1:9092")
        @Pattern(
                regexp = "[^\\s:,]+:\\d{1,5}(,[^\\s:,]+:\\d{1,5})*",
                message = "must be host:port, several separated by commas")
        String bootstrapServers();

        @Described(
                order = 2,
                value =
                        "Passed to every Kafka client, for security and networks. A password,"
                                + " secret, token or JAAS text may be given as NAME-file instead,"
                                + " the file that holds it.",
                example = "security.protocol: SASL_SSL")
        Map<String, String> properties();

        @Described(order = 3, value = "Copies of each topic that is created, 1 to 10.")
        @WithDefault("1")
        @Min(value = 1, message = "must be 1 to 10")
        @Max(value = 10, message = "must be 1 to 10")
        int replication();

        @Described(
                order = 4,
                value =
                        "Partitions of each topic that is created, 1 to 1000. The number can never"
                                + " be changed once the topics exist.")
        @WithDefault("4")
        @Min(value = 1, message = "must be 1 to 1000")
        @Max(value = 1000, message = "must be 1 to 1000")
        int partitions();

        @Described(
                order = 5,
                value =
                        "Begins the names of consumer groups and state stores' topics. Choose it"
                                + " before the first start: topics belong to one prefix.")
        @WithDefault("surelock")
        @Pattern(
                regexp = "[A-Za-z0-9._-]{1,100}",
                message = "must be 1 to 100 of A-Z a-z 0-9 . _ -")
        String applicationIdPrefix();
    }

    /** The Redis of the mirror. */
    interface Redis {

        @Described(order = 1, value = "Where it is; rediss:// for TLS.")
        @WithDefault("redis://127.0.0.1:6379")
        @Pattern(
                regexp = "rediss?://[^@/:\\s]+:\\d{1,5}",
                message = "must look like redis://host:6379, the password in redis.password")
        String uri();

        @Described(
                order = 2,
                value = "The user to log in as, where it is not the default one.",
                example = "surelock")
        Optional<String> username();

        @Described(order = 3, value = "Its password, if it asks for one.")
        @Secret
        Optional<String> password();

        @Described(order = 4, value = "The database in it, 0 to 1000.")
        @WithDefault("0")
        @Min(value = 0, message = "must be 0 to 1000")
        @Max(value = 1000, message = "must be 0 to 1000")
        int database();

        @Described(order = 5, value = "Longest wait for one answer, 1ms to 10s.")
        @WithDefault("1s")
        @DurationMin(millis = 1, message = "must be 1ms to 10s")
        @DurationMax(seconds = 10, message = "must be 1ms to 10s")
        Duration timeout();
    }

    /** What desks decide by. */
    interface Desk {

        @Described(
                order = 1,
                value =
                        "The first policy of a desk on which nothing was decided yet. Later it"
                                + " changes by the operator command `policy` only. Durations: ms, s,"
                                + " m, h or d; each 1ms to 30d.")
        PolicySettings policy();
    }

    /** The public events. */
    interface Events {

        @Described(order = 1, value = "avro or json.")
        @WithDefault("avro")
        EventFormat format();
    }

    /** Who is told. */
    interface Alerts {

        @Described(order = 1, value = "Webhooks: each gets signed JSON by POST.")
        List<Receiver> receivers();
    }

    /** One webhook. */
    interface Receiver {

        @Described(order = 1, value = "A short name for logs.", example = "pager")
        @Pattern(regexp = "[A-Za-z0-9._-]{1,64}", message = "must be 1 to 64 of A-Z a-z 0-9 . _ -")
        String name();

        @Described(
                order = 2,
                value = "Where to POST.",
                example = "https://alerts.example.org/surelock")
        @Pattern(
                regexp = "https?://[^\\s/@]+(/\\S*)?",
                message = "must be an http or https address without user and password")
        String url();

        @Described(order = 3, value = "Signs each message (HMAC-SHA256).")
        @Secret
        Optional<String> secret();

        @Described(order = 4, value = "The names of the events it gets.")
        @WithDefault("exposure_alert,exposure_resolved")
        @NotEmpty(message = "must name at least one event")
        List<
                        @Pattern(
                                regexp =
                                        "arb_success|arb_failed|arb_blocked|arb_emergency|bet_executed"
                                                + "|pair_reconciled|exposure_alert|exposure_resolved",
                                message = "must be names of public events, such as exposure_alert")
                        String>
                events();
    }

    /** How bets are placed. */
    interface Bookmakers {

        @Described(
                order = 1,
                value =
                        "For every provider that is not named here: paper. As soon as one is a bridge,"
                                + " only those that are named are bet at.")
        @WithName("default")
        @WithDefault("paper")
        BookmakerKind otherwise();

        @Described(order = 2, value = "One provider, under its name.", example = "alpha")
        @WithParentName
        Map<String, Bookmaker> providers();
    }

    /** One provider. */
    interface Bookmaker {

        @Described(
                order = 1,
                value =
                        "paper: nothing leaves the process. bridge: real bets, over HTTP. What"
                                + " follows is for a bridge, except for latency.")
        @WithDefault("paper")
        BookmakerKind kind();

        @Described(order = 2, value = "How long the paper bookmaker takes to answer, 0ms to 60s.")
        @WithDefault("0ms")
        @DurationMin(message = "must be 0ms to 60s")
        @DurationMax(seconds = 60, message = "must be 0ms to 60s")
        Duration latency();

        @Described(
                order = 3,
                value = "Where the bridge is; the contract's paths are appended to it.",
                example = "https://bridge.example.com")
        Optional<
                        @Pattern(
                                regexp = "https?://[^\\s/?#]+(/[^\\s?#]*)?",
                                message = "must be an address that begins with https:// or http://")
                        String>
                url();

        @Described(
                order = 4,
                value =
                        "Whether http:// may be used to another machine: everyone between reads it.")
        @WithDefault("false")
        boolean allowPlainHttp();

        @Described(
                order = 5,
                value = "The name that every account logs in with, unless logins has one.",
                example = "surelock")
        Optional<String> username();

        @Described(order = 6, value = "The password that belongs to username.", example = "…")
        @Secret
        Optional<String> password();

        @Described(
                order = 7,
                value =
                        "A YAML file with the username and password of each account that has its"
                                + " own, under whitelabel:provider:account.",
                example = "/etc/surelock/alpha-logins.yaml")
        Optional<Path> logins();

        @Described(order = 8, value = "Longest wait for a connection, 10ms to 60s.")
        @WithDefault("2s")
        @DurationMin(millis = 10, message = "must be 10ms to 60s")
        @DurationMax(seconds = 60, message = "must be 10ms to 60s")
        Duration connectTimeout();

        @Described(
                order = 9,
                value =
                        "Longest wait for a whole answer, 100ms to 5m. Longer than the policy's"
                                + " call-timeout, so that late answers are still heard.")
        @WithDefault("30s")
        @DurationMin(millis = 100, message = "must be 100ms to 5m")
        @DurationMax(minutes = 5, message = "must be 100ms to 5m")
        Duration answerTimeout();

        @Described(order = 10, value = "The longest answer that is read, 1024 to 1048576 bytes.")
        @WithDefault("65536")
        @Min(value = 1024, message = "must be 1024 to 1048576")
        @Max(value = 1_048_576, message = "must be 1024 to 1048576")
        int maxAnswerBytes();

        @Described(
                order = 11,
                value =
                        "How long the bookmaker refuses a client reference a second time, 0ms"
                                + " (never) to 365d.")
        @WithDefault("0ms")
        @DurationMin(message = "must be 0ms to 365d")
        @DurationMax(days = 365, message = "must be 0ms to 365d")
        Duration duplicateWindow();

        @Described(order = 12, value = "Whether a bet can be looked up by its client reference.")
        @WithDefault("true")
        boolean lookupByReference();

        @Described(
                order = 13,
                value =
                        "How old a complete \"not found\" must be to prove that there is no bet,"
                                + " 0ms to 24h. Too short an age can lose an accepted bet.")
        @WithDefault("2m")
        @DurationMin(message = "must be 0ms to 24h")
        @DurationMax(hours = 24, message = "must be 0ms to 24h")
        Duration absenceAge();

        @Described(
                order = 14,
                value = "Whether the bookmaker refuses a bet that arrives after its notAfter.")
        @WithDefault("false")
        boolean refusesLate();

        @Described(
                order = 15,
                value =
                        "Whether the bookmaker can cancel a client reference before it is used, so"
                                + " that it refuses it from then on.")
        @WithDefault("false")
        boolean cancels();
    }

    /** The workers. */
    interface Worker {

        @Described(
                order = 1,
                value =
                        "Placements and lookups in flight at once at one bookmaker, 1 to 10000; polls"
                                + " have 64 of their own.")
        @WithDefault("64")
        @Min(value = 1, message = "must be 1 to 10000")
        @Max(value = 10_000, message = "must be 1 to 10000")
        int maxConcurrentCalls();
    }

    /** Kafka Streams. */
    interface Streams {

        @Described(order = 1, value = "Threads of each topology, 1 to 64; at most one a partition.")
        @WithDefault("2")
        @Min(value = 1, message = "must be 1 to 64")
        @Max(value = 64, message = "must be 1 to 64")
        int threads();

        @Described(
                order = 2,
                value =
                        "Milliseconds between commits, 1 to 1000: the latency of each decision"
                                + " against work.")
        @WithDefault("5")
        @Min(value = 1, message = "must be 1 to 1000")
        @Max(value = 1000, message = "must be 1 to 1000")
        int commitIntervalMs();

        @Described(order = 3, value = "Milliseconds a thread waits for records, 1 to 100.")
        @WithDefault("10")
        @Min(value = 1, message = "must be 1 to 100")
        @Max(value = 100, message = "must be 1 to 100")
        int pollMs();

        @Described(
                order = 4,
                value =
                        "Warm copies of each state store in other processes, 0 to 5. Use 1 where"
                                + " several processes run.")
        @WithDefault("0")
        @Min(value = 0, message = "must be 0 to 5")
        @Max(value = 5, message = "must be 0 to 5")
        int standbyReplicas();
    }

    /** Every number of a desk's policy. */
    interface PolicySettings {

        @Described(order = 1, value = "How long an account rests after a complete pair.")
        @WithDefault("60s")
        @DeskDuration
        Duration cooldown();

        @Described(order = 2, value = "An opportunity older than this is stale.")
        @WithDefault("10s")
        @DeskDuration
        Duration maxOpportunityAge();

        @Described(order = 3, value = "Which accounts an exposure holds: both or none.")
        @WithDefault("both")
        HoldMode hold();

        @Described(order = 4, value = "How long after the decision a bet may still be sent.")
        @WithDefault("10s")
        @DeskDuration
        Duration placementWindow();

        @Described(
                order = 5,
                value = "Longest wait for a bookmaker's answer to a placement, at most 10m.")
        @WithDefault("8s")
        @DurationMin(millis = 1, message = "must be 1ms to 10m")
        @DurationMax(minutes = 10, message = "must be 1ms to 10m")
        Duration callTimeout();

        @Described(order = 6, value = "Grace after window and time-out before silence is doubt.")
        @WithDefault("2s")
        @DeskDuration
        Duration callMargin();

        @Described(order = 7, value = "First pause between lookups of a bet in doubt.")
        @WithDefault("5s")
        @DeskDuration
        Duration lookupInterval();

        @Described(order = 8, value = "After the send, when a bet in doubt becomes an exposure.")
        @WithDefault("2m")
        @DeskDuration
        Duration lookupDeadline();

        @Described(order = 9, value = "When accepted bets are asked about.")
        PollSettings polls();
    }

    /** When accepted bets are asked about. */
    interface PollSettings {

        @Described(order = 1, value = "Between the numbered polls.")
        @WithDefault("5s")
        @DeskDuration
        Duration interval();

        @Described(order = 2, value = "Numbered polls at most, 1 to 10000.")
        @WithDefault("120")
        @Min(value = 1, message = "must be 1 to 10000")
        @Max(value = 10_000, message = "must be 1 to 10000")
        int maxPolls();

        @Described(order = 3, value = "After this an unanswered poll counts as an error.")
        @WithDefault("30s")
        @DeskDuration
        Duration answerTimeout();

        @Described(order = 4, value = "How long a bet stays watched for corrections afterwards.")
        @WithDefault("48h")
        @DeskDuration
        Duration correctionsFor();

        @Described(order = 5, value = "Between the polls of that time.")
        @WithDefault("1h")
        @DeskDuration
        Duration correctionsEvery();
    }
}
