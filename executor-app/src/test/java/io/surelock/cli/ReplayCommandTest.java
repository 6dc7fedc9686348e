package io.surelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.replay.Journals;
import io.surelock.replay.Subjects;
import io.surelock.replay.source.RawEntry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ReplayCommandTest {

    @TempDir private Path folder = Path.of("");

    private final List<RawEntry> journal = Journals.sound(400);
    private Path export = Path.of("");

    @BeforeEach
    void writeAnExport() throws IOException {
        export = Journals.export(folder.resolve("sound.export"), journal);
    }

    @Test
    void verifiesAnExportAndTellsItsFigures() {
        CliRun run = CliRun.of("replay", "verify", "--file", export.toString(), "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lastLine())
                .startsWith(
                        "{\"desks\":1,\"entries\":400,\"redecided\":400,\"differences\":0,"
                                + "\"gaps\":0,\"chainBroken\":0,\"causesMissing\":0,");
        assertThat(run.err()).contains("Nothing found.");
    }

    @Test
    void aDamagedExportIsAFindingWithItsPlace() throws IOException {
        byte[] bytes = Files.readAllBytes(export);
        bytes[bytes.length / 2] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.export"), bytes);
        CliRun run = CliRun.of("replay", "verify", "--file", damaged.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("damaged_export", damaged + " byte ", "was altered");
    }

    @Test
    void whatIsNoExportIsOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "nothing of the kind");
        CliRun run = CliRun.of("replay", "verify", "--file", text.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errorLines()).singleElement().asString().contains("is no export");
    }

    @Test
    void aFolderWithoutKafkaIsOneSentence() {
        CliRun run = CliRun.of("replay", "verify", "--data", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errorLines()).singleElement().asString().contains("has no Kafka data");
    }

    @Test
    void anAnchorOfTheJournalProvesIt() throws IOException {
        CliRun anchor = CliRun.of("replay", "anchor", "--file", export.toString());
        Path anchors = Files.writeString(folder.resolve("anchors"), anchor.out());

        assertThat(anchor.out()).matches("main 400 [0-9a-f]{64}\\R");
        assertThat(verify(export, anchors).exitCode()).isZero();
        Path cut = Journals.export(folder.resolve("cut.export"), journal.subList(0, 399));
        assertThat(verify(cut, anchors).out()).contains("anchor_broken");
    }

    @Test
    void tellsAPairsLifeAsTextDiagramAndPage() throws IOException {
        String pair = Subjects.of(Journals.body(journal.get(100))).iterator().next();
        Path page = folder.resolve("page.html");
        CliRun text =
                CliRun.of(
                        "replay",
                        "timeline",
                        pair,
                        "--file",
                        export.toString(),
                        "--html",
                        page.toString());
        CliRun diagram =
                CliRun.of("replay", "timeline", pair, "--file", export.toString(), "--mermaid");

        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).contains("Pair " + pair + " of desk main", "offered");
        assertThat(diagram.out()).startsWith("sequenceDiagram");
        assertThat(page)
                .content()
                .contains("<h1>" + pair + "</h1>")
                .doesNotContain("http://", "https://", "<script");
    }

    @Test
    void knowsNothingOfAPairThatNeverWas() {
        CliRun run = CliRun.of("replay", "timeline", "no-such", "--file", export.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("No entry is about a pair no-such.");
    }

    @Test
    void showsADeskAfterAnEntry() {
        CliRun run = CliRun.of("replay", "show", "--file", export.toString(), "--sequence", "100");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Desk main after entry 100", "Cooldowns:");
    }

    @Test
    void triesAnotherPolicyAndCountsWhatCannotBeKnown() throws IOException {
        Path policy =
                Files.writeString(
                        folder.resolve("policy.yaml"),
                        "desk:\n  policy:\n    max-opportunity-age: 1ms\n");
        CliRun run =
                CliRun.of(
                        "replay",
                        "what-if",
                        "--policy",
                        policy.toString(),
                        "--file",
                        export.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("newly blocked", "now blocked: stale", "Not known:");
    }

    @Test
    void neverWritesOverAFile() {
        CliRun run = CliRun.of("replay", "export", export.toString(), "--file", export.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errorLines()).singleElement().asString().contains("is there already");
    }

    private static CliRun verify(Path export, Path anchors) {
        return CliRun.of(
                "replay", "verify", "--file", export.toString(), "--anchor", anchors.toString());
    }
}
