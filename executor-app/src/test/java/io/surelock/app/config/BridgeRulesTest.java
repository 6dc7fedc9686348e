package io.surelock.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

class BridgeRulesTest {

    @Test
    void readsABridge() throws ConfigException {
        Configuration loaded = load(Map.of("absence-age", "5m", "cancels", "true"));
        SurelockConfig.Bookmaker alpha =
                Objects.requireNonNull(loaded.settings().bookmakers().providers().get("alpha"));
        assertThat(loaded.bookmakerKind("alpha")).isEqualTo(BookmakerKind.BRIDGE);
        assertThat(loaded.bookmakerKind("beta")).isEqualTo(BookmakerKind.PAPER);
        assertThat(alpha.absenceAge()).isEqualTo(Duration.ofMinutes(5));
        assertThat(alpha.cancels()).isTrue();
        assertThat(alpha.refusesLate()).isFalse();
    }

    @Test
    void neverShowsThePassword() throws ConfigException {
        assertThat(load(Map.of()).toString()).contains("alpha.username").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bridge.example.com",
                "https://bridge.example.com:8443/alpha/",
                "http://127.0.0.1:8790",
                "http://localhost:8790",
                "http://[::1]:8790"
            })
    void takesAnAddress(String url) throws ConfigException {
        assertThat(load(Map.of("url", url)).bookmakerKind("alpha")).isEqualTo(BookmakerKind.BRIDGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bridge.example.com",
                "http://10.0.0.1:8790",
                "http://127.0.0.1.example.com",
                "ftp://bridge",
                "bridge:8790",
                "https://"
            })
    void refusesAnAddress(String url) {
        assertThat(problems(Map.of("url", url))).hasSize(1).first().asString().contains("url");
    }

    @Test
    void sendsLoginsInTheClearOnlyIfToldTo() throws ConfigException {
        Map<String, String> plain =
                Map.of("url", "http://bridge.example.com", "allow-plain-http", "true");
        assertThat(load(plain).bookmakerKind("alpha")).isEqualTo(BookmakerKind.BRIDGE);
    }

    @Test
    void wantsAnAddressAndALogin() {
        Map<String, String> bare =
                Map.of("kafka.bootstrap-servers", "b:9092", "bookmakers.alpha.kind", "bridge");
        assertThat(problems(bare, false))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("bookmakers.alpha.url is missing"))
                .anyMatch(problem -> problem.contains("bookmakers.alpha has no login"));
    }

    @Test
    void cannotBeTheKindOfUnnamedProviders() {
        assertThat(
                        problems(
                                Map.of(
                                        "kafka.bootstrap-servers",
                                        "b:9092",
                                        "bookmakers.default",
                                        "bridge"),
                                false))
                .singleElement()
                .asString()
                .contains("bookmakers.default cannot be bridge");
    }

    @Test
    void cannotStandNextToPaper() {
        Map<String, String> mixed = settings(Map.of());
        mixed.put("bookmakers.beta.kind", "paper");

        assertThat(problems(mixed, true))
                .containsExactly(
                        "bookmakers.beta is paper and bookmakers.alpha a bridge, and a pair on both"
                                + " would be a real bet without a hedge: make all bridges, or none.");
    }

    private static Configuration load(Map<String, String> bridge) throws ConfigException {
        return ConfigLoader.load(input(settings(bridge)));
    }

    private static List<String> problems(Map<String, String> bridge) {
        return problems(settings(bridge), true);
    }

    private static List<String> problems(Map<String, String> settings, boolean isWhole) {
        ConfigException failure =
                catchThrowableOfType(
                        ConfigException.class, () -> ConfigLoader.load(input(settings)));
        assertThat(failure).as("refused, %s", isWhole ? "whole" : "bare").isNotNull();
        return failure.problems();
    }

    private static Map<String, String> settings(Map<String, String> bridge) {
        Map<String, String> all = new HashMap<>();
        all.put("kafka.bootstrap-servers", "b:9092");
        all.put("bookmakers.alpha.kind", "bridge");
        all.put("bookmakers.alpha.url", "https://bridge.example.com");
        all.put("bookmakers.alpha.username", "ann");
        all.put("bookmakers.alpha.password", "s3cret");
        bridge.forEach((name, value) -> all.put("bookmakers.alpha." + name, value));
        return all;
    }

    private static ConfigInput input(Map<String, String> flags) {
        return new ConfigInput(flags, Map.of(), Optional.empty());
    }
}
