package io.surelock.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

class StartFailuresTest {

    private static final Path FOLDER = Path.of("/data/kafka");

    @Test
    void aFullDiskIsNamedHoweverDeepItIsBuried() {
        var failure =
                new KafkaException("Failed to append", new IOException("No space left on device"));

        assertThat(StartFailures.kafka(FOLDER, failure))
                .hasMessage(
                        "Kafka could not start because the disk of /data/kafka is full; free some"
                                + " space.")
                .hasCause(failure);
    }

    @Test
    void anythingElseIsToldInItsOwnWords() {
        var failure =
                new IllegalStateException(
                        "Cannot read the log.", new IOException("Stale file handle."));

        assertThat(StartFailures.kafka(FOLDER, failure))
                .hasMessage(
                        "Kafka could not start with the data in /data/kafka: Cannot read the"
                                + " log: Stale file handle; look at its log, or use another folder.");
    }

    @Test
    void aCauseThatIsAlreadyToldIsNotToldTwice() {
        var failure = new KafkaException(new IOException("Stale file handle"));

        assertThat(StartFailures.kafka(FOLDER, failure))
                .hasMessageContaining("in /data/kafka: java.io.IOException: Stale file handle;");
    }

    @Test
    void aFailureWithoutWordsIsToldByItsName() {
        assertThat(StartFailures.kafka(FOLDER, new IllegalStateException()))
                .hasMessageContaining("IllegalStateException");
    }

    @Test
    void aCauseThatRunsInACircleEnds() {
        var outer = new IllegalStateException("outer");
        outer.initCause(new IllegalStateException("inner", outer));

        assertThat(StartFailures.kafka(FOLDER, outer))
                .hasMessageContaining("Kafka could not start");
    }

    @Test
    void recognisesAPortThatSomebodyElseTook() {
        var taken = new KafkaException("Socket server failed", new BindException("in use"));

        assertThat(StartFailures.isPortTaken(taken)).isTrue();
        assertThat(StartFailures.isPortTaken(new KafkaException("other"))).isFalse();
    }

    @Test
    void tellsWhyAFolderCannotBeUsed() {
        assertThat(StartFailures.unusableFolder(FOLDER, new AccessDeniedException("/data")))
                .hasMessage(
                        "The data folder /data/kafka cannot be used: permission denied; choose a"
                                + " folder that this user may write to.");
        assertThat(
                        StartFailures.unusableFolder(
                                FOLDER, new FileSystemException("/data", null, "Read-only.")))
                .hasMessageContaining("cannot be used: Read-only;");
    }
}
