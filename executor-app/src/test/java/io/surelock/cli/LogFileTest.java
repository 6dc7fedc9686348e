package io.surelock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LogFileTest {

    @TempDir Path folder = Path.of("replaced by JUnit");

    @Test
    void goToAFileInTheFolder() throws Exception {
        Path file = LogFile.open(folder.resolve("new"));

        LoggerFactory.getLogger("io.surelock.test").info("desk {} is up", "main");
        LoggerFactory.getLogger("somebody.else").info("not worth a line");
        LoggerFactory.getLogger("somebody.else").warn("odd", new IOException("broken"));

        assertThat(Files.readString(file))
                .contains("INFO  [main] test: desk main is up", "WARN  [main] else: odd")
                .contains("java.io.IOException: broken", "\tat ")
                .doesNotContain("not worth a line");
    }

    @Test
    void sayWhichFileCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("in-the-way"), "");
        Path below = folder.resolve("in-the-way").resolve("logs");

        assertThatThrownBy(() -> LogFile.open(below))
                .isInstanceOf(CliException.class)
                .hasMessage(
                        below.resolve("surelock.log")
                                + " cannot be written: give a folder that can be.");
    }
}
