package io.surelock.cli;

import io.surelock.contract.Wire;
import io.surelock.replay.bench.VerifyBenchmark;
import io.surelock.replay.export.ExportFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Locale;

/** Measures how fast a journal is verified; hidden, because it is no one's work. */
@Command(
        name = "bench",
        hidden = true,
        description = "Measure how fast an export is verified, by the clock and by processor time.")
final class ReplayBenchCommand extends SurelockCommand {

    private static final int MIB = 1024 * 1024;

    @Parameters(paramLabel = "EXPORT", description = "The export to verify.")
    private Path export = Path.of("generated.export");

    @Override
    public Integer call() throws Exception {
        Output output = output(false);
        VerifyBenchmark.Result result =
                VerifyBenchmark.run(ExportFile.open(export, Wire.standard()));
        output.say(
                String.format(
                        Locale.ROOT,
                        "%,d entries, %d findings, peak heap %d MiB%n"
                                + "  by the clock             %8.2f s  %,10.0f entries/s%n"
                                + "  by the thread's processor time %.2f s  %,10.0f entries/s",
                        result.entries(),
                        result.findings(),
                        result.peakHeapBytes() / MIB,
                        result.seconds(),
                        result.entries() / result.seconds(),
                        result.processorSeconds(),
                        result.entries() / result.processorSeconds()));
        return result.findings() == 0 ? FINE : NO;
    }
}
