package io.surelock.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.replay.export.ExportFile;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.RawEntry;
import io.surelock.replay.verify.Anchors;
import io.surelock.replay.verify.Causes;
import io.surelock.replay.verify.Finding;
import io.surelock.replay.verify.JournalVerifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Journals that releases have written are decided the same by the code of today. Whoever breaks
 * this has changed a decision: raise {@code DeskDecider.VERSION}, keep the rules of before under
 * their version in {@code DecisionRules}, and add a journal of the new ones. The files and their
 * anchors never change.
 */
class GoldenJournalTest {

    private static final Path FOLDER =
            Path.of("src", "test", "resources", "io", "surelock", "replay");

    static List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".export")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("journals")
    void isDecidedTheSameAsWhenItWasWritten(Path journal) throws Exception {
        Anchors anchors = Anchors.read(Files.readAllLines(FOLDER.resolve(anchorsOf(journal))));
        List<Finding> findings = new ArrayList<>();
        JournalVerifier verifier =
                new JournalVerifier(Wire.standard(), Causes.NONE, anchors, findings::add, _ -> {});
        ExportFile.open(journal, Wire.standard()).read(verifier);
        verifier.end();

        assertThat(findings).isEmpty();
        assertThat(verifier.counts().redecided())
                .isEqualTo(verifier.counts().entries())
                .isPositive();
    }

    @Test
    void togetherTheyHaveWhatDesksMeet() throws Exception {
        Kinds kinds = new Kinds();
        for (Path journal : journals()) {
            ExportFile.open(journal, Wire.standard()).read(kinds);
        }
        assertThat(kinds.inputs)
                .contains(
                        DeskInput.OpportunityOffered.class,
                        DeskInput.CommandGiven.class,
                        DeskInput.PlacementReported.class,
                        DeskInput.LookupReported.class,
                        DeskInput.TimerDue.class,
                        DeskInput.LegSettled.class);
        assertThat(kinds.events)
                .contains(
                        DeskEvent.ArbBlocked.class,
                        DeskEvent.ArbFailed.class,
                        DeskEvent.ArbEmergency.class,
                        DeskEvent.BetDoubted.class,
                        DeskEvent.ExposureRaised.class,
                        DeskEvent.ExposureResolved.class,
                        DeskEvent.PairReconciled.class);
    }

    private static String anchorsOf(Path journal) {
        return journal.getFileName().toString().replace(".export", ".anchors");
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
            inputs.add(Journals.body(entry).input().getClass());
            Journals.body(entry).events().forEach(event -> events.add(event.getClass()));
        }

        @Override
        public void damage(String where, String problem) {
            throw new AssertionError(where + ": " + problem);
        }
    }
}
