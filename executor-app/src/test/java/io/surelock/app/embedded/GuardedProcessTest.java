package io.surelock.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "child processes need a POSIX shell")
class GuardedProcessTest {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int KILLED = 128 + 9;
    private static final int TERMINATED = 128 + 15;

    @TempDir Path scratch;

    @Test
    void isTheCommandItselfAndNotAShellAroundIt() throws Exception {
        try (GuardedProcess process = start("sleep", "60")) {
            var handle = ProcessHandle.of(process.pid()).orElseThrow();
            await().atMost(BOUND).until(() -> handle.info().command().orElse("").endsWith("sleep"));
        }
    }

    @Test
    void writesWhatTheCommandPrintsToTheLog() throws Exception {
        try (GuardedProcess process = start("sh", "-c", "echo $GREETING; echo oops >&2; exit 3")) {
            await().atMost(BOUND).until(() -> !process.isAlive());
            assertThat(process.exitStatus()).isEqualTo(3);
        }
        assertThat(log()).hasContent("hello\noops");
        assertThat(GuardedProcess.tail(log())).isEqualTo("hello | oops");
    }

    @Test
    void givesTheCommandNothingToRead() throws Exception {
        try (GuardedProcess process = start("sh", "-c", "read -r line; echo got nothing")) {
            await().atMost(BOUND).until(() -> !process.isAlive());
        }
        assertThat(log()).hasContent("got nothing");
    }

    @Test
    void stopsInGoodOrderIfTheCommandObeys() throws Exception {
        GuardedProcess process = start("sleep", "60");
        process.stop(BOUND);

        assertThat(process.isAlive()).isFalse();
        assertThat(process.exitStatus()).isEqualTo(TERMINATED);
    }

    @Test
    void stopsByForceIfTheCommandDoesNotObey() throws Exception {
        GuardedProcess process =
                start("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done");
        await().atMost(BOUND).until(() -> Files.readString(log()).contains("deaf"));

        process.stop(Duration.ofMillis(200));

        assertThat(process.exitStatus()).isEqualTo(KILLED);
    }

    @Test
    void stopsAFrozenCommandInGoodOrder() throws Exception {
        GuardedProcess process = start("sleep", "60");
        process.freeze();

        process.stop(BOUND);

        assertThat(process.exitStatus()).isEqualTo(TERMINATED);
    }

    @Test
    void standsStillWhileFrozen() throws Exception {
        try (GuardedProcess process =
                start("sh", "-c", "while :; do echo tick; sleep 0.05; done")) {
            await().atMost(BOUND).until(() -> Files.size(log()) > 10);
            process.freeze();
            long frozenAt = settledSize();

            await().during(Duration.ofMillis(300))
                    .atMost(BOUND)
                    .until(() -> Files.size(log()) == frozenAt);
            process.thaw();

            await().atMost(BOUND).until(() -> Files.size(log()) > frozenAt);
        }
    }

    @Test
    void signalsToAProcessThatHasEndedDoNothing() throws Exception {
        GuardedProcess process = start("true");
        await().atMost(BOUND).until(() -> !process.isAlive());

        process.freeze();
        process.thaw();
        process.kill();
        process.stop(BOUND);

        assertThat(process.exitStatus()).isZero();
    }

    @Test
    void putsALongLogAside() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "rw")) {
            file.setLength(11L * 1024 * 1024);
        }
        try (GuardedProcess process = start("echo", "new")) {
            await().atMost(BOUND).until(() -> !process.isAlive());
        }

        assertThat(log()).hasContent("new");
        assertThat(scratch.resolve("child.log.old")).hasSize(11L * 1024 * 1024);
    }

    @Test
    void saysThatTheLogCannotBeWritten() {
        assertThatThrownBy(
                        () ->
                                GuardedProcess.start(
                                        List.of("true"),
                                        Map.of(),
                                        scratch.resolve("missing").resolve("log")))
                .isInstanceOf(InfraException.class)
                .hasMessageContaining("true could not be started");
    }

    private GuardedProcess start(String... command) throws InfraException {
        return GuardedProcess.start(List.of(command), Map.of("GREETING", "hello"), log());
    }

    private Path log() {
        return scratch.resolve("child.log");
    }

    /** The signal is sent, but the last line may still be on its way. */
    private long settledSize() throws Exception {
        long[] last = {Files.size(log())};
        await().pollInterval(Duration.ofMillis(100))
                .atMost(BOUND)
                .until(
                        () -> {
                            long before = last[0];
                            last[0] = Files.size(log());
                            return last[0] == before;
                        });
        return last[0];
    }
}
