package io.surelock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.journal.HashChain;
import io.surelock.replay.Journals;
import io.surelock.replay.Subjects;
import io.surelock.replay.source.RawEntry;
import io.surelock.replay.verify.Anchors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

    @Test
    void everyAnswerIsAnObject() {
        String file = export.toString();
        String middle = part("--from", at(200));

        assertThat(CliRun.of("replay", "timeline", "no-such", "--file", file, "--json"))
                .returns(1, CliRun::exitCode)
                .returns("{\"pairs\":[]}", CliRun::lastLine);
        assertThat(CliRun.of("replay", "show", "--desk", "none", "--file", file, "--json"))
                .returns(1, CliRun::exitCode)
                .returns("{\"desk\":\"none\",\"found\":false}", CliRun::lastLine);
        CliRun whatIf =
                CliRun.of("replay", "what-if", "--policy", policy(), "--file", middle, "--json");
        assertThat(whatIf.exitCode()).isEqualTo(1);
        assertThat(whatIf.lastLine())
                .startsWith("{\"problems\":[\"desk main begins in the middle of its journal");
    }

    @Test
    void whatComesFromOutsideGivesTheTerminalNoOrders() {
        CliRun run = CliRun.of("replay", "timeline", "x\u001b[2J\ny", "--file", export.toString());

        assertThat(run.out()).isEqualTo("No entry is about a pair x\\u001b[2J\\ny.%n".formatted());
    }

    @Test
    void showsNoMomentBeforeTheFileBegins() {
        String middle = part("--from", at(200));
        CliRun early = show(middle, "--at", at(100));

        assertThat(early.exitCode()).isEqualTo(2);
        assertThat(early.out()).isEmpty();
        assertThat(early.errorLines())
                .singleElement()
                .asString()
                .contains(middle + " begins after entry ", " of desk main, at 2026-01-05T");
        assertThat(show(middle, "--sequence", "3").exitCode()).isEqualTo(2);
        assertThat(show(middle, "--at", at(200)).exitCode()).isZero();
        assertThat(show(middle, "--sequence", "300").out()).contains("Desk main after entry 300");
    }

    @Test
    void exportsNothingOnlyToSaySo() {
        assertThat(refusedExport("--desk", "nosuch"))
                .endsWith(" has no desk nosuch: give one of main.");
        assertThat(refusedExport("--from", "2099-01-01T00:00:00Z"))
                .endsWith(" holds no entry of that time: give another --from or --to.");
        assertThat(refusedExport("--from", at(9), "--to", at(9)))
                .contains("--from must be before --to");
    }

    @Test
    void anExportWithoutEntriesProvesNothing() throws IOException {
        Path empty = Journals.export(folder.resolve("empty.export"), List.of());
        CliRun run = CliRun.of("replay", "verify", "--file", empty.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errorLines()).singleElement().asString().contains("holds no entry");
    }

    @Test
    void anchorsOfOtherPartsAreNoFindings() throws IOException {
        Path anchors =
                Files.writeString(
                        folder.resolve("anchors"),
                        anchor(50) + anchor(250) + anchor(400) + "other 3 " + "0".repeat(64));
        Path part = Path.of(part("--desk", "main", "--from", at(200), "--to", at(300)));

        CliRun run = verify(part, anchors);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "  anchors: 1 as written down, 3 of entries that are not in this part of the"
                                + " journal");
        assertThat(verify(export, anchors).exitCode()).isEqualTo(1);
    }

    private String anchor(int sequence) {
        RawEntry entry = journal.get(sequence - 1);
        return Anchors.line("main", sequence, HashChain.hashOf(entry.value())) + "\n";
    }

    private String at(int index) {
        return Journals.body(journal.get(index)).decidedAt().toString();
    }

    private String policy() {
        try {
            Path file = folder.resolve("policy.yaml");
            return Files.writeString(file, "desk: { policy: { cooldown: 5s } }").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String part(String... choice) {
        String file = folder.resolve("part.export").toString();
        assertThat(export(file, choice).exitCode()).isZero();
        return file;
    }

    private String refusedExport(String... choice) {
        Path file = folder.resolve("refused.export");
        CliRun run = export(file.toString(), choice);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(folder).isDirectoryNotContaining("glob:**refused*");
        return run.errorLines().getFirst();
    }

    private CliRun export(String file, String... choice) {
        return CliRun.of(
                Stream.concat(
                                Stream.of("replay", "export", file, "--file", export.toString()),
                                Stream.of(choice))
                        .toArray(String[]::new));
    }

    private static CliRun show(String file, String... moment) {
        return CliRun.of(
                Stream.concat(Stream.of("replay", "show", "--file", file), Stream.of(moment))
                        .toArray(String[]::new));
    }

    private static CliRun verify(Path export, Path anchors) {
        return CliRun.of(
                "replay", "verify", "--file", export.toString(), "--anchor", anchors.toString());
    }
}
