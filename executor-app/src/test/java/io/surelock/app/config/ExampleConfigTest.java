package io.surelock.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

class ExampleConfigTest {

    @TempDir Path folder = Path.of("replaced by JUnit");

    @Test
    void isAConfigurationOfDefaults() throws Exception {
        Configuration loaded = load(ExampleConfig.yaml());

        assertThat(loaded.describe())
                .filteredOn(line -> !line.endsWith("(default)"))
                .singleElement()
                .asString()
                .startsWith("kafka.bootstrap-servers = 127.0.0.1:9092");
    }

    @Test
    void showsEverySettingOnce() throws Exception {
        String everything =
                ExampleConfig.yaml()
                        .lines()
                        .map(ExampleConfigTest::uncommented)
                        .filter(line -> !line.contains("-file:"))
                        .collect(Collectors.joining("\n"));

        Configuration loaded = load(everything);

        assertThat(loaded.describe()).noneMatch(line -> line.endsWith("(default)"));
        assertThat(loaded.settings().alerts().receivers()).hasSize(1);
        assertThat(loaded.settings().bookmakers().providers()).containsOnlyKeys("alpha");
        assertThat(loaded.kafkaProperties()).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void isTheOneInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "configuration.md"));

        assertThat(page)
                .as("docs/configuration.md, which takes it from `surelock config example`")
                .contains("```yaml\n" + ExampleConfig.yaml() + "```\n");
    }

    /** Comments are sentences; what is commented out is a name and a colon, or deeper than that. */
    private static String uncommented(String line) {
        return line.replaceFirst("^( *)# (?=[a-z-]+:( [^ ]|$)| {2}|- )", "$1");
    }

    private Configuration load(String yaml) throws IOException, ConfigException {
        Path file = Files.writeString(folder.resolve("surelock.yaml"), yaml);
        return ConfigLoader.load(new ConfigInput(Map.of(), Map.of(), Optional.of(file)));
    }
}
