package io.surelock.cli;

import io.surelock.app.AppParts;
import io.surelock.app.AppSettings;
import io.surelock.app.LocalInstallation;
import io.surelock.app.SurelockApp;
import io.surelock.app.config.Endpoints;
import io.surelock.bookmaker.paper.Latency;
import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.bookmaker.paper.PaperBookmaker;
import io.surelock.demo.DemoScreen;
import io.surelock.demo.EventWatch;
import io.surelock.worker.WorkerListener;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything in one process on paper money, for as long as you like. */
@Command(
        name = "up",
        description = {
            "Run all of Surelock here on paper money, with its data kept, until Ctrl-C.",
            "Publish to it with `surelock publish FILE`, or with any Kafka producer."
        })
final class UpCommand extends SurelockCommand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder. Default: ./var.")
    private Path data = Endpoints.DEFAULT_FOLDER;

    @Override
    public Integer call() throws Exception {
        Output output = output(false);
        Path log = LogFile.open(data);
        output.say("Starting Kafka and Redis…");
        try (StopSignal stop = new StopSignal();
                LocalInstallation local = LocalInstallation.start(data);
                SurelockApp app = SurelockApp.start(settings(local), parts(local));
                EventWatch watch = new EventWatch(local.kafka(), screen(output))) {
            watch.start();
            local.endpoints().write(data);
            tell(local, log, output);
            try {
                while (!stop.await(LOOK_EVERY)) {
                    if (app.fatal().isDone()) {
                        throw new CliException(app.fatal().join());
                    }
                }
            } finally {
                // Only what this one wrote: a second one in the folder is refused before.
                Endpoints.delete(data);
            }
            output.say("Stopping…");
        }
        return FINE;
    }

    private static DemoScreen screen(Output output) {
        return new DemoScreen(output::say);
    }

    private static AppSettings settings(LocalInstallation local) {
        return AppSettings.local(local.kafka(), local.folder().resolve("state"));
    }

    private static AppParts parts(LocalInstallation local) {
        PaperBookmaker paper =
                new PaperBookmaker(PaperBook.acceptingAll(), Clock.systemUTC(), Latency.NONE);
        return new AppParts(
                provider -> Optional.of(paper), local.redis(), List.of(), WorkerListener.NONE);
    }

    private void tell(LocalInstallation local, Path log, Output output) {
        output.say("  Kafka  @|bold %s|@".formatted(local.endpoints().kafka()));
        output.say("  Redis  @|bold %s|@".formatted(local.endpoints().redis()));
        output.say("  data   %s, log %s".formatted(data, log));
        output.say("Waiting for opportunities on arb-opportunities; press Ctrl-C to stop.");
    }
}
