package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.app.SurelockApp;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A process that died in the middle of deleting its stores starts again all the same. */
@Tag("broker")
class DamagedStateTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir Path folder;

    @Test
    void buildsStoresAnewThatDoNotOpen() throws Exception {
        try (Infra infra = Infra.start(folder);
                SharedLedger ledger = new SharedLedger(folder.resolve("ledger"));
                Publisher publisher = new Publisher(infra.kafka());
                Story story = new Story(infra.kafka())) {
            try (SurelockApp _ = start(infra, ledger)) {
                publisher.publish(Arbs.arb("before"));
                story.await("pair_reconciled", "before", SOON);
            }
            assertThat(damage(folder.resolve("state"))).isNotEmpty();

            try (SurelockApp _ = start(infra, ledger)) {
                publisher.publish(Arbs.arb("after"));
                story.await("pair_reconciled", "after", SOON);
            }

            assertThat(Checked.violations(infra, folder.resolve("ledger"))).isEmpty();
        }
    }

    private SurelockApp start(Infra infra, SharedLedger ledger) throws Exception {
        return SurelockApp.start(
                InstanceMain.settings(infra.kafka(), "one", folder.resolve("state")),
                InstanceMain.parts(infra.redis().address(), ledger));
    }

    /** Deletes what each store begins with, as a deletion does that is broken off. */
    private static List<Path> damage(Path state) throws IOException {
        List<Path> manifests;
        try (Stream<Path> files = Files.walk(state)) {
            manifests =
                    files.filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
                            .toList();
        }
        for (Path manifest : manifests) {
            Files.delete(manifest);
        }
        return manifests;
    }
}
