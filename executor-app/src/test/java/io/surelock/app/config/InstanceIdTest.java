package io.surelock.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class InstanceIdTest {

    @TempDir Path folder = Path.of("replaced by JUnit");

    @Test
    void isKeptInTheStateFolder() throws Exception {
        SurelockConfig first = settings("first");
        SurelockConfig second = settings("second");

        String name = InstanceId.of(first);

        assertThat(name).matches("[A-Za-z0-9._-]{1,57}-[0-9a-f]{6}");
        assertThat(InstanceId.of(first)).isEqualTo(name);
        assertThat(InstanceId.of(second)).isNotEqualTo(name);
    }

    @Test
    void needsAFolderThatCanBeWritten() throws Exception {
        Files.writeString(folder.resolve("in-the-way"), "");

        assertThatThrownBy(() -> InstanceId.of(settings("in-the-way/state")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("state-dir: ")
                .hasMessageEndingWith(": give a folder that can be written.");
    }

    private SurelockConfig settings(String stateDir) throws ConfigException {
        Map<String, String> flags =
                Map.of(
                        "kafka.bootstrap-servers",
                        "broker:9092",
                        "state-dir",
                        folder.resolve(stateDir).toString());
        return ConfigLoader.load(new ConfigInput(flags, Map.of(), Optional.empty())).settings();
    }
}
