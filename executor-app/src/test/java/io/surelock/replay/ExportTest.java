package io.surelock.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.contract.Wire;
import io.surelock.replay.export.ExportFile;
import io.surelock.replay.export.ExportHeader;
import io.surelock.replay.export.ExportWriter;
import io.surelock.replay.export.Exporter;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.Part;
import io.surelock.replay.source.RawEntry;
import io.surelock.replay.verify.Anchors;
import io.surelock.replay.verify.Causes;
import io.surelock.replay.verify.Finding;
import io.surelock.replay.verify.JournalVerifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** An export carries a journal unchanged, or says where it was changed. */
class ExportTest {

    private static final Wire WIRE = Wire.standard();

    @TempDir private Path folder = Path.of("");

    @Test
    void carriesEveryEntryByteForByte() throws Exception {
        List<RawEntry> journal = Journals.sound(2_000);
        Collected read = read(Journals.export(folder.resolve("a"), journal));

        assertThat(read.damage).isEmpty();
        assertThat(read.entries).hasSize(2_000);
        for (int i = 0; i < journal.size(); i++) {
            assertThat(read.entries.get(i).value()).isEqualTo(journal.get(i).value());
            assertThat(read.entries.get(i).offset()).isEqualTo(journal.get(i).offset());
        }
    }

    @Test
    void verifiesWithoutKafka() throws Exception {
        Path file = Journals.export(folder.resolve("a"), Journals.sound(2_000));
        assertThat(verify(file)).isEmpty();
        assertThat(ExportFile.open(file, WIRE).size()).isEqualTo(2_000);
    }

    @Test
    void aPartIsDecidedAgainFromTheStateItBeginsWith() throws Exception {
        List<RawEntry> journal = Journals.sound(2_000);
        Instant from = Journals.body(journal.get(1_000)).decidedAt();
        Instant to = Journals.body(journal.get(1_500)).decidedAt();
        Path part = folder.resolve("part");
        try (ExportWriter writer = ExportWriter.open(part, Map.of(), WIRE)) {
            Exporter exporter = new Exporter(writer, WIRE, new Part(Set.of(), from, to), _ -> {});
            journal.forEach(exporter::entry);
            assertThat(exporter.problems()).isEmpty();
            writer.finish();
        }

        assertThat(verify(part)).isEmpty();
        assertThat(read(part).entries)
                .hasSizeBetween(490, 510)
                .allSatisfy(
                        entry ->
                                assertThat(Journals.body(entry).decidedAt())
                                        .isAfterOrEqualTo(from)
                                        .isBefore(to));
    }

    @Test
    void onlyTheDesksAskedForAreExported() throws Exception {
        Path part = folder.resolve("part");
        try (ExportWriter writer = ExportWriter.open(part, Map.of(), WIRE)) {
            Exporter exporter =
                    new Exporter(writer, WIRE, new Part(Set.of("other"), null, null), _ -> {});
            Journals.sound(50).forEach(exporter::entry);
            writer.finish();
        }
        assertThat(read(part).entries).isEmpty();
    }

    @Test
    void findsThePairAskedForWithoutReadingAll() throws Exception {
        Path file = Journals.export(folder.resolve("a"), Journals.sound(20_000));
        Collected all = read(file);
        String pair = Subjects.of(Journals.body(all.entries.get(15_000))).iterator().next();
        Collected some = new Collected();
        ExportFile.open(file, WIRE).readPair(pair, some);

        assertThat(some.entries).hasSizeLessThan(all.entries.size());
        assertThat(about(some, pair)).isEqualTo(about(all, pair)).isPositive();
    }

    @Test
    void noByteOfASmallExportCanBeChangedUnnoticed() throws Exception {
        byte[] sound = Files.readAllBytes(Journals.export(folder.resolve("a"), Journals.sound(9)));
        for (int i = 0; i < sound.length; i++) {
            byte[] changed = sound.clone();
            changed[i] ^= (byte) (1 << (i % 8));
            assertThat(read(write(changed)).damage)
                    .as("byte %d of %d", i, sound.length)
                    .isNotEmpty();
        }
    }

    @Test
    void aThousandRandomChangesAreAThousandFindings() throws Exception {
        byte[] sound =
                Files.readAllBytes(Journals.export(folder.resolve("a"), Journals.sound(1_000)));
        SplittableRandom random = new SplittableRandom(2026);
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] changed = sound.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) random.nextInt(1, 256);
            Collected read = read(write(changed));
            found += read.damage.isEmpty() ? 0 : 1;
            assertThat(read.damage).allMatch(line -> line.contains(" byte "));
        }
        assertThat(found).isEqualTo(1_000);
    }

    @Test
    void aFileCutAnywhereIsFound() throws Exception {
        byte[] sound = Files.readAllBytes(Journals.export(folder.resolve("a"), Journals.sound(9)));
        for (int length = 1; length < sound.length; length++) {
            Path cut = write(Arrays.copyOf(sound, length));
            assertThat(read(cut).damage)
                    .as("%d of %d bytes", length, sound.length)
                    .anyMatch(line -> line.contains("the file is cut off"));
        }
    }

    @Test
    void whatIsCutOffStillVerifiesUpToThere() throws Exception {
        byte[] sound =
                Files.readAllBytes(Journals.export(folder.resolve("a"), Journals.sound(5_000)));
        List<Finding> findings = verify(write(Arrays.copyOf(sound, sound.length / 2)));

        assertThat(findings)
                .singleElement()
                .extracting(Finding::problem)
                .asString()
                .contains("the file is cut off");
    }

    @Test
    void bytesBehindTheEndAreFound() throws Exception {
        byte[] sound = Files.readAllBytes(Journals.export(folder.resolve("a"), Journals.sound(9)));
        byte[] longer = Arrays.copyOf(sound, sound.length + 3);

        assertThat(read(write(longer)).damage)
                .singleElement()
                .asString()
                .endsWith("3 bytes follow after the end");
    }

    @Test
    void aFrameTakenOutIsFoundThoughEachOtherIsSound() throws Exception {
        Path file = Journals.export(folder.resolve("a"), Journals.sound(9));
        byte[] sound = Files.readAllBytes(file);
        int first = 18;
        int length = frameLength(sound, first);
        byte[] without = new byte[sound.length - length];
        System.arraycopy(sound, 0, without, 0, first);
        System.arraycopy(sound, first + length, without, first, sound.length - first - length);

        assertThat(read(write(without)).damage)
                .anyMatch(line -> line.contains("it has not the SHA-256 it states"));
    }

    @Test
    void whatIsNoExportIsRefusedInOneSentence() throws Exception {
        Path text = Files.writeString(folder.resolve("t"), "Dear auditor, nothing happened.\n");

        assertThatThrownBy(() -> ExportFile.open(text, WIRE))
                .isInstanceOf(ReplayException.class)
                .hasMessage(
                        text
                                + " is no export of a journal: give a file that replay export has"
                                + " written.");
        assertThatThrownBy(() -> ExportFile.open(folder.resolve("none"), WIRE))
                .isInstanceOf(ReplayException.class)
                .hasMessageStartingWith("there is no file");
        assertThatThrownBy(() -> ExportFile.open(folder, WIRE)).isInstanceOf(ReplayException.class);
    }

    @Test
    void anIndexThatHidesAPairIsFoundThoughEveryChecksumIsRight() throws Exception {
        Path sound = Journals.export(folder.resolve("a"), Journals.sound(50));
        Path hiding = folder.resolve("hiding");
        ForgedExport.of(
                sound, hiding, 'I', index -> Arrays.copyOf(index, index.length - Integer.BYTES));
        Path without = folder.resolve("without");
        ForgedExport.of(sound, without, 'I', _ -> new byte[0]);

        assertThat(problems(hiding))
                .containsExactly(
                        "the index is not of the entries after it: a pair is not found by it");
        assertThat(problems(without))
                .containsExactly(
                        "the entries have no index before them: a pair is not found in them");
    }

    @Test
    void headsAtTheEndThatAreNotTheEntriesAreFoundThoughEveryChecksumIsRight() throws Exception {
        Path sound = Journals.export(folder.resolve("a"), Journals.sound(50));
        Path other = folder.resolve("other");
        ForgedExport.of(
                sound,
                other,
                'T',
                trailer -> replaced(trailer, "\"sequence\":50", "\"sequence\":51"));
        Path more = folder.resolve("more");
        ForgedExport.of(
                sound,
                more,
                'T',
                trailer -> replaced(trailer, "\"heads\":{", "\"heads\":{\"d2\":{},"));

        assertThat(problems(other))
                .singleElement()
                .asString()
                .startsWith("the file states that desk main ends with entry 51, hash ")
                .contains(", but it ends with entry 50, hash ");
        assertThat(problems(more))
                .singleElement()
                .asString()
                .startsWith("the file states that desk d2 ends with ")
                .endsWith("but it ends with no entry");
    }

    @Test
    void aPartSaysWhatItHas() throws Exception {
        Instant from = Instant.parse("2026-01-05T09:00:00Z");
        Part part = new Part(Set.of("main"), from, from.plusSeconds(60));
        Path file = folder.resolve("part");
        try (ExportWriter writer = ExportWriter.open(file, ExportHeader.of(part), WIRE)) {
            writer.finish();
        }

        assertThat(ExportFile.open(file, WIRE).part()).isEqualTo(part);
        assertThat(new Part(Set.of(), null, from.plusSeconds(30)).within(part))
                .isEqualTo(new Part(Set.of("main"), from, from.plusSeconds(30)));
        assertThat(ExportFile.open(Journals.export(folder.resolve("a"), List.of()), WIRE).part())
                .isEqualTo(Part.WHOLE);
    }

    private static byte[] replaced(byte[] json, String text, String by) {
        return new String(json, StandardCharsets.UTF_8)
                .replace(text, by)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> problems(Path file) throws ReplayException {
        return verify(file).stream().map(Finding::problem).toList();
    }

    private static int frameLength(byte[] file, int at) {
        return 9 + ByteBuffer.wrap(file).getInt(at + 5) + 4;
    }

    private static long about(Collected collected, String pair) {
        return collected.entries.stream()
                .filter(entry -> Subjects.isAbout(Journals.body(entry), pair))
                .count();
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("changed"), bytes);
    }

    private static Collected read(Path file) throws ReplayException {
        Collected collected = new Collected();
        ExportFile.open(file, WIRE).read(collected);
        return collected;
    }

    private static List<Finding> verify(Path file) throws ReplayException {
        List<Finding> findings = new ArrayList<>();
        JournalVerifier verifier =
                new JournalVerifier(WIRE, Causes.NONE, Anchors.none(), findings::add, _ -> {});
        ExportFile.open(file, WIRE).read(verifier);
        verifier.end();
        return findings;
    }

    private static final class Collected implements EntryReader {

        private final List<RawEntry> entries = new ArrayList<>();
        private final List<String> damage = new ArrayList<>();

        @Override
        public void begin(ReplayBook state, int partition) {
            assertThat(state.desk().sequence()).isPositive();
        }

        @Override
        public void entry(RawEntry entry) {
            entries.add(entry);
        }

        @Override
        public void damage(String where, String problem) {
            damage.add(where + ": " + problem);
        }
    }
}
