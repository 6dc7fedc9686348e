package io.surelock.cli;

import io.surelock.contract.Wire;
import io.surelock.replay.OpenJournal;
import io.surelock.replay.ReplayException;
import io.surelock.replay.export.ExportHeader;
import io.surelock.replay.export.ExportWriter;
import io.surelock.replay.export.Exporter;
import io.surelock.replay.source.Part;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;

/** Writes a journal into one file. */
@Command(
        name = "export",
        description = {
            "Write the journal into one compact, checksummed file that an outside auditor verifies"
                    + " with `replay verify --file` without Kafka.",
            "Entries are copied byte for byte. With --from, the file also holds each desk's state at"
                    + " that moment."
        })
final class ReplayExportCommand extends SurelockCommand {

    @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
    private Path target = Path.of("journal.export");

    @Option(
            names = "--desk",
            paramLabel = "ID",
            description = "Only this desk; may be given several times. Default: all.")
    private List<String> desks = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Only what was decided from this instant on, as 2026-11-20T13:00:00Z.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Only what was decided before this instant.")
    private @Nullable Instant to;

    @Mixin private final JournalOptions journal = new JournalOptions();
    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws Exception {
        InstantConverter.requireInOrder(commandLine(), from, to);
        if (Files.exists(target)) {
            throw new CliException(target + " is there already: give a new file.");
        }
        Output output = output(json.asked());
        try (OpenJournal open = journal.open()) {
            return export(open, output);
        } catch (IOException | UncheckedIOException e) {
            throw new CliException(
                    "%s cannot be written (%s): give a file in a folder that can be."
                            .formatted(target, e.getMessage()),
                    e);
        }
    }

    private int export(OpenJournal open, Output output)
            throws IOException, ReplayException, CliException {
        Part choice = new Part(Set.copyOf(desks), from, to);
        Map<String, Object> about = about(choice.within(open.source().part()));
        Progress progress = new Progress(output, "Exporting", open.source().size());
        Wire wire = Wire.standard();
        try (ExportWriter writer = ExportWriter.open(target, about, wire)) {
            Exporter exporter = new Exporter(writer, wire, choice, progress::at);
            open.source().read(exporter);
            progress.end();
            exporter.problems().forEach(output::warn);
            requireEntries(writer.entries(), exporter.desks(), open.source().name());
            long bytes = writer.finish();
            output.say(
                    String.format(
                            Locale.ROOT,
                            "Wrote %,d entries into %s, %,d bytes (%s).",
                            writer.entries(),
                            target,
                            bytes,
                            progress.summary()));
            output.result(
                    Map.of(
                            "entries",
                            writer.entries(),
                            "bytes",
                            bytes,
                            "problems",
                            exporter.problems()));
            return exporter.problems().isEmpty() ? FINE : NO;
        }
    }

    /** A file without entries would verify as sound and prove nothing. */
    private void requireEntries(long entries, SortedSet<String> known, String name)
            throws CliException {
        if (known.isEmpty()) {
            throw new CliException(name + " holds no entry: give a journal of a desk.");
        }
        for (String desk : desks) {
            if (!known.contains(desk)) {
                throw new CliException(
                        "%s has no desk %s: give one of %s."
                                .formatted(name, desk, String.join(", ", known)));
            }
        }
        if (entries == 0) {
            throw new CliException(
                    name + " holds no entry of that time: give another --from or --to.");
        }
    }

    private Map<String, Object> about(Part part) throws IOException {
        SequencedMap<String, Object> about = new LinkedHashMap<>();
        about.put("program", String.join(" ", new VersionProvider().getVersion()));
        about.put("writtenAt", Instant.now().toString());
        about.putAll(ExportHeader.of(part));
        return about;
    }
}
