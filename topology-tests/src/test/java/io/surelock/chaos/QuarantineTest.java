package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.chaos.agent.Bug;
import io.surelock.topology.desk.DeskBugs;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** An arb that no decision can be made of stops its desk until an operator has it skipped. */
@Tag("broker")
class QuarantineTest {

    /** More than a task reads at once, so that the command is far behind. */
    private static final int WAITING = 3_000;

    @TempDir Path folder;

    @Test
    void skipsWhatCannotBeDecidedHoweverMuchWaitsBehindIt() throws Exception {
        try (Scene scene = new Scene(folder, "", Duration.ofSeconds(10))) {
            Instance instance = scene.start("one", order -> order.with(Bug.ONE_CANNOT_BE_DECIDED));
            RecordMetadata at =
                    scene.traffic()
                            .publishForNoEnd(
                                    Traffic.arb(DeskBugs.UNDECIDABLE, "A-u", Instant.now()));
            scene.awaitHit(instance, "bug.failed");
            Instant stale = Instant.now().minusSeconds(60);
            for (int i = 0; i < WAITING; i++) {
                scene.traffic().publish(Traffic.arb("P-" + i, "A-" + i, stale));
            }
            scene.traffic()
                    .command(
                            """
                            {"commandId": "skip-it", "at": "%s", "operator": "dana",
                             "quarantine": {"topic": "%s", "partition": %d, "offset": %d}}
                            """
                                    .formatted(
                                            Instant.now(),
                                            at.topic(),
                                            at.partition(),
                                            at.offset()));
            scene.awaitEvents("arb_blocked", WAITING);
            scene.publish("P-after");
            scene.awaitEvents("pair_reconciled", 1);

            assertThat(scene.bookmaker().bets()).hasSize(2);
            scene.assertNothingFound();
        }
    }
}
