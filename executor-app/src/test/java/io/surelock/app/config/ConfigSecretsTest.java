package io.surelock.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class ConfigSecretsTest {

    @TempDir Path folder = Path.of("replaced by JUnit");

    @Test
    void readsSecretsFromFiles() throws Exception {
        String secret = write("secret", "hunter2\n");

        Configuration loaded =
                load(
                        Map.of(
                                "redis.password-file", secret,
                                "kafka.properties.sasl.jaas.config-file", secret,
                                "alerts.receivers[0].name", "pager",
                                "alerts.receivers[0].url", "https://pager",
                                "alerts.receivers[0].secret-file", secret),
                        Map.of("SURELOCK_KAFKA_PROPERTIES_SSL_KEY_PASSWORD_FILE", secret));

        assertThat(loaded.settings().redis().password()).contains("hunter2");
        assertThat(loaded.settings().alerts().receivers().getFirst().secret()).contains("hunter2");
        assertThat(loaded.kafkaProperties())
                .containsEntry("sasl.jaas.config", "hunter2")
                .containsEntry("ssl.key.password", "hunter2")
                .doesNotContainKey("sasl.jaas.config-file");
    }

    @Test
    void showsNoSecret() throws Exception {
        Configuration loaded =
                load(
                        Map.of(
                                "redis.password-file", write("secret", "hunter2"),
                                "kafka.properties.sasl.jaas.config", "user hunter2",
                                "kafka.properties.ssl.keystore.password", "hunter2",
                                "alerts.receivers[0].name", "pager",
                                "alerts.receivers[0].url", "https://pager/hooks/hunter2",
                                "alerts.receivers[0].secret", "hunter2"),
                        Map.of());

        assertThat(loaded.toString()).doesNotContain("hunter2");
        assertThat(loaded.describe())
                .contains(
                        "redis.password = ********  (command line)",
                        "kafka.properties.sasl.jaas.config = ********  (command line)",
                        "alerts.receivers[0].url = https://pager/********  (command line)",
                        "kafka.bootstrap-servers = broker:9092  (command line)",
                        "kafka.partitions = 4  (default)");
    }

    @Test
    void showsNoSecretInAProblem() {
        ConfigException refused = refused(Map.of("redis.uri", "redis://me:hunter2@host:6379"));

        assertThat(refused.problems())
                .containsExactly(
                        "command line: redis.uri is \"redis://********@host:6379\" but must look like"
                                + " redis://host:6379, the password in redis.password.");
    }

    @Test
    void refusesASecretGivenTwice() throws IOException {
        ConfigException refused =
                refused(
                        Map.of(
                                "redis.password",
                                "hunter2",
                                "redis.password-file",
                                write("secret", "hunter3")));

        assertThat(refused.problems())
                .containsExactly(
                        "redis.password and redis.password-file are both given: keep one.");
    }

    @Test
    void saysWhichSecretFileCannotBeUsed() throws IOException {
        String missing = folder.resolve("missing").toString();
        String empty = write("empty", "\n");

        ConfigException refused =
                refused(
                        Map.of(
                                "redis.password-file", missing,
                                "kafka.properties.sasl.jaas.config-file", empty));

        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "command line: redis.password-file is \"%s\", which cannot be read: it does not exist."
                                .formatted(missing),
                        "command line: kafka.properties.sasl.jaas.config-file is \"%s\", which is an empty file."
                                .formatted(empty));
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static ConfigException refused(Map<String, String> flags) {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> load(flags, Map.of()));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static Configuration load(Map<String, String> flags, Map<String, String> environment)
            throws ConfigException {
        Map<String, String> all = new HashMap<>(flags);
        all.put("kafka.bootstrap-servers", "broker:9092");
        return ConfigLoader.load(new ConfigInput(all, environment, Optional.empty()));
    }
}
