package io.surelock.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.surelock.desk.policy.HoldMode;
import io.surelock.desk.policy.Policy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ConfigLoaderTest {

    private static final Map<String, String> KAFKA =
            Map.of("kafka.bootstrap-servers", "broker:9092");

    @TempDir Path folder = Path.of("replaced by JUnit");
    private Path file = folder;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("surelock.yaml");
    }

    @Test
    void needsNothingButTheBrokers() throws ConfigException {
        Configuration loaded = load(KAFKA, Map.of());

        assertThat(loaded.settings().kafka().bootstrapServers()).isEqualTo("broker:9092");
        assertThat(loaded.roles()).containsExactlyInAnyOrder(Role.values());
        assertThat(loaded.settings().kafka().partitions()).isEqualTo(4);
        assertThat(loaded.settings().streams().commitIntervalMs()).isEqualTo(5);
        assertThat(loaded.settings().alerts().receivers()).isEmpty();
        assertThat(loaded.bookmakerKind("any")).isEqualTo(BookmakerKind.PAPER);
    }

    @Test
    void seedsDesksWithTheUsualPolicy() throws ConfigException {
        assertThat(load(KAFKA, Map.of()).toPolicy()).isEqualTo(Policy.DEFAULT);
    }

    @Test
    void readsEveryPartOfAPolicy() throws Exception {
        write(
                """
                kafka: { bootstrap-servers: "broker:9092" }
                desk:
                  policy:
                    cooldown: 90s
                    max-opportunity-age: 1500ms
                    hold: none
                    lookup-deadline: 3m
                    polls: { max-polls: 7, corrections-for: 2d }
                """);

        Policy policy = load(Map.of(), Map.of(), file).toPolicy();

        assertThat(policy.cooldown()).isEqualTo(Duration.ofSeconds(90));
        assertThat(policy.maxOpportunityAge()).isEqualTo(Duration.ofMillis(1500));
        assertThat(policy.hold()).isEqualTo(HoldMode.NONE);
        assertThat(policy.lookupDeadline()).isEqualTo(Duration.ofMinutes(3));
        assertThat(policy.polls().maxPolls()).isEqualTo(7);
        assertThat(policy.polls().correctionsFor()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void takesTheCommandLineBeforeTheEnvironmentBeforeTheFile() throws Exception {
        write(
                """
                kafka: { bootstrap-servers: "file:1", partitions: 1, replication: 1 }
                roles: [desk, mirror]
                """);

        SurelockConfig settings =
                load(
                                Map.of("kafka.bootstrap-servers", "flag:3", "roles", "alerts"),
                                Map.of(
                                        "SURELOCK_KAFKA_BOOTSTRAP_SERVERS", "environment:2",
                                        "SURELOCK_KAFKA_PARTITIONS", "2"),
                                file)
                        .settings();

        assertThat(settings.kafka().bootstrapServers()).isEqualTo("flag:3");
        assertThat(settings.kafka().partitions()).isEqualTo(2);
        assertThat(settings.kafka().replication()).isEqualTo(1);
        assertThat(settings.roles()).containsExactly(Role.ALERTS);
    }

    @Test
    void noClientWaitsLongForASilentBrokerUnlessToldTo() throws Exception {
        assertThat(load(KAFKA, Map.of()).kafkaProperties())
                .containsEntry("request.timeout.ms", "5000");

        write("kafka: { properties: { request.timeout.ms: \"9000\" } }");

        assertThat(load(KAFKA, Map.of(), file).kafkaProperties())
                .containsEntry("request.timeout.ms", "9000");
    }

    @Test
    void readsListsAndMapsFromTheFileAndTheEnvironment() throws Exception {
        write(
                """
                kafka:
                  bootstrap-servers: broker:9092
                  properties: { sasl.mechanism: PLAIN, ssl: { protocol: TLSv1.3 } }
                alerts:
                  receivers:
                    - { name: pager, url: "https://pager.example/x", events: [exposure_alert] }
                    - { name: chat, url: "https://chat.example" }
                bookmakers:
                  bet.365: { latency: 50ms }
                """);

        Configuration loaded =
                load(
                        Map.of(),
                        Map.of(
                                "SURELOCK_ALERTS_RECEIVERS_1__SECRET", "sesame",
                                "SURELOCK_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL",
                                "SURELOCK_BOOKMAKERS_ALPHA_LATENCY", "1s"),
                        file);

        assertThat(loaded.kafkaProperties())
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("ssl.protocol", "TLSv1.3")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("bootstrap.servers", "broker:9092");
        List<SurelockConfig.Receiver> receivers = loaded.settings().alerts().receivers();
        assertThat(receivers)
                .extracting(SurelockConfig.Receiver::name)
                .containsExactly("pager", "chat");
        assertThat(receivers.getFirst().events()).containsExactly("exposure_alert");
        assertThat(receivers.getLast().secret()).contains("sesame");
        assertThat(loaded.settings().bookmakers().providers()).containsOnlyKeys("bet.365", "alpha");
        assertThat(loaded.settings().bookmakers().providers().get("bet.365"))
                .extracting(SurelockConfig.Bookmaker::latency)
                .isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void namesUnknownKeysOfEverySourceAndTheNearestKnownOnes() throws Exception {
        write(
                """
                kafka: { bootstrap-server: "broker:9092", partitions: 4 }
                partitions: 4
                alerts: { receivers: [{ name: a, url: "http://a", urll: x }] }
                events: json
                """);

        List<String> problems =
                problems(
                        Map.of("kafka.bootstrap-servers", "b:1", "strems.threads", "2"),
                        Map.of("SURELOCK_KAFKA_PARTITION", "2", "SURELOCK_JAVA_HOME", "/jdk"),
                        file);

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "command line: strems.threads is no setting; the nearest is"
                                + " streams.threads.",
                        "environment: SURELOCK_KAFKA_PARTITION is no setting; the nearest is"
                                + " SURELOCK_KAFKA_PARTITIONS.",
                        file
                                + ": kafka.bootstrap-server is no setting; the nearest is"
                                + " kafka.bootstrap-servers.",
                        file + ": partitions is no setting; the nearest is kafka.partitions.",
                        file
                                + ": alerts.receivers[0].urll is no setting; the nearest is"
                                + " alerts.receivers[0].url.",
                        file + ": events is a group of settings (events.format), not a value.");
    }

    @Test
    void reportsEveryKindOfProblemAtOnce() throws Exception {
        write(
                """
                kafka: { partitions: 0, replication: two }
                desk: { policy: { cooldown: 60 sec, call-margin: 31d } }
                roles: [desk, console]
                events: { format: xml }
                streams: { threds: 1 }
                alerts: { receivers: [{ url: "ftp://a" }] }
                """);

        assertThat(problems(Map.of(), Map.of(), file))
                .containsExactlyInAnyOrder(
                        file + ": kafka.partitions is \"0\" but must be 1 to 1000.",
                        file + ": kafka.replication is \"two\", which is not a whole number.",
                        file
                                + ": desk.policy.cooldown is \"60 sec\", which is no duration: write a"
                                + " whole number and ms, s, m, h or d, such as 60s.",
                        file + ": desk.policy.call-margin is \"31d\" but must be 1ms to 30d.",
                        file
                                + ": roles is \"desk,console\", which names the role console, which is"
                                + " not built yet: leave it out for now.",
                        file + ": events.format is \"xml\" but must be one of avro, json.",
                        file + ": streams.threds is no setting; the nearest is streams.threads.",
                        file
                                + ": alerts.receivers[0].url is \"ftp://a\" but must be an http or"
                                + " https address without user and password.",
                        "alerts.receivers[0].name is missing: give it in the file or as"
                                + " SURELOCK_ALERTS_RECEIVERS_0__NAME in the environment.",
                        "kafka.bootstrap-servers is missing: give it in the file or as"
                                + " SURELOCK_KAFKA_BOOTSTRAP_SERVERS in the environment.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka.bootstrap-servers | broker | must be host:port, several separated by commas",
                "kafka.replication | 11 | must be 1 to 10",
                "redis.uri | localhost:6379 | must look like redis://host:6379, the password in"
                        + " redis.password",
                "roles | desk,clerk | must be one of desk, settlement, placement-worker,"
                        + " settlement-worker, mirror, alerts",
                "instance-id | a b | must be 1 to 64 of A-Z a-z 0-9 . _ -",
                "worker.max-concurrent-calls | 0 | must be 1 to 10000",
                "streams.poll-ms | 101 | must be 1 to 100",
                "bookmakers.default | betfair | must be one of paper, bridge",
                "bookmakers.alpha.latency | 2m | must be 0ms to 60s",
                "desk.policy.polls.max-polls | 10001 | must be 1 to 10000",
                "desk.policy.hold | some | must be one of both, none"
            })
    void saysWhatAValueMustBe(String key, String value, String range) {
        Map<String, String> flags = new HashMap<>(KAFKA);
        flags.put(key, value);

        assertThat(problems(flags, Map.of(), null))
                .containsExactly("command line: %s is \"%s\" but %s.".formatted(key, value, range));
    }

    @Test
    void namesWrongMembersOfAList() {
        Map<String, String> flags =
                Map.of(
                        "kafka.bootstrap-servers", "b:1",
                        "alerts.receivers[0].name", "pager",
                        "alerts.receivers[0].url", "https://pager",
                        "alerts.receivers[0].events", "exposure_alert,exposure");

        assertThat(problems(flags, Map.of(), null))
                .containsExactly(
                        "command line: alerts.receivers[0].events is \"exposure_alert,exposure\" but"
                                + " must be names of public events, such as exposure_alert.");
    }

    @Test
    void refusesKafkaPropertiesThatSurelockDecides() {
        Map<String, String> flags =
                Map.of(
                        "kafka.bootstrap-servers", "b:1",
                        "kafka.properties.isolation.level", "read_uncommitted",
                        "kafka.properties.application.id", "mine");

        assertThat(problems(flags, Map.of(), null))
                .containsExactlyInAnyOrder(
                        "command line: kafka.properties.isolation.level is decided by Surelock:"
                                + " remove it.",
                        "command line: kafka.properties.application.id has its own setting,"
                                + " kafka.application-id-prefix.");
    }

    @Test
    void ignoresEmptyVariablesAndThoseOfOthers() throws ConfigException {
        Configuration loaded =
                load(
                        KAFKA,
                        Map.of("SURELOCK_KAFKA_PARTITIONS", "", "SURELOCKED", "x", "HOME", "/"));

        assertThat(loaded.settings().kafka().partitions()).isEqualTo(4);
    }

    @Test
    void doesNotExpandWhatLooksLikeAnExpression() throws ConfigException {
        Configuration loaded = load(KAFKA, Map.of("SURELOCK_REDIS_PASSWORD", "a${b}c\\d,e"));

        assertThat(loaded.settings().redis().password()).contains("a${b}c\\d,e");
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        assertThat(problems(KAFKA, Map.of(), file))
                .containsExactly(file + " does not exist: give the path of a configuration file.");

        write("kafka: { partitions: 1\nroles: [");
        assertThat(problems(KAFKA, Map.of(), file))
                .singleElement()
                .asString()
                .startsWith(file + " is not readable YAML at line 2: ");

        write("kafka: { partitions: 1 }\nkafka: { partitions: 2 }\n");
        assertThat(problems(KAFKA, Map.of(), file))
                .singleElement()
                .asString()
                .startsWith(file + " is not readable YAML at line 2: Duplicate field 'kafka'");

        write("- kafka\n");
        assertThat(problems(KAFKA, Map.of(), file))
                .containsExactly(file + " must be a YAML map of settings.");

        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xff});
        assertThat(problems(KAFKA, Map.of(), file)).containsExactly(file + " is not UTF-8 text.");
    }

    @Test
    void takesAnEmptyFileAsNoSettings() throws Exception {
        write("# nothing\n");

        assertThat(load(KAFKA, Map.of(), file).settings().kafka().partitions()).isEqualTo(4);
    }

    private void write(String yaml) throws IOException {
        Files.writeString(file, yaml);
    }

    private static Configuration load(Map<String, String> flags, Map<String, String> environment)
            throws ConfigException {
        return ConfigLoader.load(new ConfigInput(flags, environment, Optional.empty()));
    }

    private static Configuration load(
            Map<String, String> flags, Map<String, String> environment, Path file)
            throws ConfigException {
        return ConfigLoader.load(new ConfigInput(flags, environment, Optional.of(file)));
    }

    private static List<String> problems(
            Map<String, String> flags, Map<String, String> environment, @Nullable Path file) {
        ConfigException refused =
                catchThrowableOfType(
                        ConfigException.class,
                        () ->
                                ConfigLoader.load(
                                        new ConfigInput(
                                                flags, environment, Optional.ofNullable(file))));
        assertThat(refused).isNotNull();
        return refused.problems();
    }
}
