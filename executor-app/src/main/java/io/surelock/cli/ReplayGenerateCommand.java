package io.surelock.cli;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.bench.JournalGenerator;
import io.surelock.replay.export.ExportWriter;
import io.surelock.replay.source.RawEntry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Makes an export of an invented journal, to measure with; hidden, because it is no one's work. */
@Command(
        name = "generate",
        hidden = true,
        description = "Make an export of an invented journal of any length, to measure with.")
final class ReplayGenerateCommand extends SurelockCommand {

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path target = Path.of("generated.export");

    @Option(names = "--entries", paramLabel = "N", description = "How many. Default: 5000000.")
    private long entries = 5_000_000;

    @Option(names = "--seed", paramLabel = "N", description = "Any number. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--between",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "From one arb to the next, on average. Default: 8s.")
    private Duration between = Duration.ofSeconds(8);

    @Override
    public Integer call() throws Exception {
        Output output = output(false);
        Progress progress = new Progress(output, "Generating", entries);
        Wire wire = Wire.standard();
        try (ExportWriter writer =
                ExportWriter.open(target, Map.of("source", "generated, seed " + seed), wire)) {
            new JournalGenerator(wire, "main", seed, between)
                    .run(
                            entries,
                            raw -> {
                                add(writer, wire, raw);
                                progress.at(writer.entries());
                            });
            progress.end();
            long bytes = writer.finish();
            output.say(
                    String.format(
                            Locale.ROOT,
                            "Made %,d entries, %,d bytes (%s).",
                            writer.entries(),
                            bytes,
                            progress.summary()));
        }
        return FINE;
    }

    private static void add(ExportWriter writer, Wire wire, RawEntry raw) {
        try {
            writer.add(raw, wire.decode(JournalEntry.class, raw.value()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableException e) {
            throw new IllegalStateException("what was written here can be read here", e);
        }
    }
}
