package io.surelock.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class EndpointsTest {

    @TempDir Path folder = Path.of("replaced by JUnit");

    @Test
    void areFoundUntilTheyAreForgotten() throws Exception {
        var endpoints = new Endpoints("127.0.0.1:9092", "redis://127.0.0.1:6379", 3);
        Path data = folder.resolve("new");

        assertThat(Endpoints.read(data)).isEmpty();
        endpoints.write(data);
        assertThat(Endpoints.read(data)).contains(endpoints);
        Endpoints.delete(data);
        assertThat(Endpoints.read(data)).isEmpty();
    }

    @Test
    void sayWhatToDoWhenTheirFileIsDamaged() throws Exception {
        Path file = Files.writeString(folder.resolve("endpoints.json"), "{");

        assertThatThrownBy(() -> Endpoints.read(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessage(file + " is damaged: delete it and start again what wrote it.");
    }
}
