package io.surelock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.export.ExportFile;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.RawEntry;
import io.surelock.replay.verify.Anchors;
import io.surelock.replay.verify.Causes;
import io.surelock.replay.verify.Finding;
import io.surelock.replay.verify.JournalVerifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The journals of every scenario of every release are decided the same by the code of today,
 * whatever has become of the scenario. What to do where that is not so: {@code GoldenJournalTest}.
 */
class GoldenScenarioJournalsTest {

    static final Path FOLDER = Path.of("src/test/resources/io/surelock/scenario");

    @TempDir Path scratch;

    @Test
    void areDecidedTheSameAsWhenTheyWereWritten() throws Exception {
        List<String> findings = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path archive : archives()) {
            Path folder = Files.createDirectories(scratch.resolve(archive.getFileName()));
            for (ScenarioJournals.Kept kept : ScenarioJournals.read(archive, folder)) {
                names.add(kept.name());
                verify(kept).forEach(finding -> findings.add(kept.name() + ": " + finding));
            }
        }
        assertThat(findings).isEmpty();
        assertThat(names).hasSizeGreaterThan(100);
    }

    @Test
    void haveEverythingThatDesksMeet() throws Exception {
        Kinds kinds = new Kinds();
        for (Path archive : archives()) {
            Path folder = Files.createDirectories(scratch.resolve(archive.getFileName()));
            for (ScenarioJournals.Kept kept : ScenarioJournals.read(archive, folder)) {
                ExportFile.open(kept.export(), Wire.standard()).read(kinds);
            }
        }
        // What scenarios cannot say: the offset of an opportunity, a bookmaker's absence age.
        kinds.inputs.add(DeskInput.OpportunitySkipped.class);
        kinds.events.add(DeskEvent.OpportunityQuarantined.class);
        kinds.events.add(DeskEvent.LookupDeadlineExtended.class);
        assertThat(kinds.inputs)
                .containsExactlyInAnyOrder(DeskInput.class.getPermittedSubclasses());
        assertThat(kinds.events)
                .containsExactlyInAnyOrder(DeskEvent.class.getPermittedSubclasses());
    }

    private static final class Kinds implements EntryReader {

        private final Set<Class<?>> inputs = new HashSet<>();
        private final Set<Class<?>> events = new HashSet<>();

        @Override
        public void begin(ReplayBook state, int partition) {
            throw new AssertionError("a golden journal is whole");
        }

        @Override
        public void entry(RawEntry entry) {
            try {
                JournalBody body = Wire.standard().decode(JournalEntry.class, entry.value()).body();
                inputs.add(body.input().getClass());
                body.events().forEach(event -> events.add(event.getClass()));
            } catch (UnreadableException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void damage(String where, String problem) {
            throw new AssertionError(where + ": " + problem);
        }
    }

    private static List<Finding> verify(ScenarioJournals.Kept kept) throws Exception {
        List<Finding> findings = new ArrayList<>();
        JournalVerifier verifier =
                new JournalVerifier(
                        Wire.standard(), Causes.NONE, Anchors.none(), findings::add, _ -> {});
        ExportFile.open(kept.export(), Wire.standard()).read(verifier);
        verifier.end();
        assertThat(verifier.counts().redecided())
                .as(kept.name())
                .isEqualTo(verifier.counts().entries())
                .isPositive();
        return findings;
    }

    private static List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
        }
    }
}
