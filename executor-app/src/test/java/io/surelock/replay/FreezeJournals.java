package io.surelock.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the golden journal of a release, together with its frozen schemas. It runs only when asked
 * to; files of released versions never change:
 *
 * <pre>./mvnw -pl executor-app -am test -Dtest='Freeze*' -Dsurelock.freeze=0.1.0</pre>
 */
@EnabledIfSystemProperty(named = "surelock.freeze", matches = "[0-9]+\\.[0-9]+\\.[0-9]+")
class FreezeJournals {

    private static final int ENTRIES = 1_500;

    @Test
    void writesTheJournalOfARelease() throws IOException {
        Path file =
                Path.of("src", "test", "resources", "io", "surelock", "replay")
                        .resolve("golden-" + System.getProperty("surelock.freeze") + ".export");
        Files.createDirectories(file.getParent());
        Journals.export(file, Journals.sound(ENTRIES));
        assertThat(file).isNotEmptyFile();
    }
}
