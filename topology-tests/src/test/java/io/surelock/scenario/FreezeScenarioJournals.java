package io.surelock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the journals of a release's scenarios. It runs only when asked to; files of released
 * versions never change:
 *
 * <pre>./mvnw -pl topology-tests -am test -Dtest='Freeze*' -Dsurelock.freeze=0.1.0
 * -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@EnabledIfSystemProperty(named = "surelock.freeze", matches = "[0-9]+\\.[0-9]+\\.[0-9]+")
class FreezeScenarioJournals {

    @Test
    void writesTheJournalsOfARelease(@TempDir Path scratch) throws Exception {
        Files.createDirectories(GoldenScenarioJournalsTest.FOLDER);
        Path archive =
                GoldenScenarioJournalsTest.FOLDER.resolve(
                        "golden-" + System.getProperty("surelock.freeze") + ".zip");
        ScenarioJournals.write(archive, scratch);
        assertThat(archive).isNotEmptyFile();
    }
}
