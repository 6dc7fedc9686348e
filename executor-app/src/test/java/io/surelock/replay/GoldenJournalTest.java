package io.surelock.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.contract.Wire;
import io.surelock.replay.export.ExportFile;
import io.surelock.replay.verify.Anchors;
import io.surelock.replay.verify.Causes;
import io.surelock.replay.verify.Finding;
import io.surelock.replay.verify.JournalVerifier;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private static String anchorsOf(Path journal) {
        return journal.getFileName().toString().replace(".export", ".anchors");
    }
}
