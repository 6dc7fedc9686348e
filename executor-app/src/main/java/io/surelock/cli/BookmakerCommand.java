package io.surelock.cli;

import io.surelock.app.config.Endpoints;
import io.surelock.bookmaker.server.BookmakerServer;
import io.surelock.bookmaker.server.ServerCounts;
import io.surelock.bookmaker.server.ServerSettings;
import io.surelock.bookmaker.server.ledger.ReadBack;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.scenario.file.BookmakerScriptReader;
import io.surelock.scenario.file.ScenarioFileException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs a bookmaker in a process of its own. */
@Command(
        name = "bookmaker",
        description = {
            "Run a bookmaker that speaks the bridge contract over HTTP, until Ctrl-C. No money moves.",
            "Every bet it takes is on disk in the ledger before it answers; what goes wrong is in a"
                    + " script, see docs/bookmaker.md."
        })
final class BookmakerCommand extends SurelockCommand {

    private static final int PORT = 8790;
    private static final int LARGEST_PORT = 65535;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "The address to listen on. Default: 127.0.0.1, this machine only.")
    private String host = ServerSettings.LOOPBACK;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port; 0 for a free one. Default: " + PORT + ".")
    private int port = PORT;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description =
                    "The ledger (JSON lines), read back at the start. Default: ./var/bookmaker.jsonl.")
    private Path ledger = Endpoints.DEFAULT_FOLDER.resolve("bookmaker.jsonl");

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "What to play (YAML). Default: a bookmaker without faults.")
    private @Nullable Path script;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > LARGEST_PORT) {
            throw new ParameterException(
                    commandLine(), "--port must be 0 to %d, not %d".formatted(LARGEST_PORT, port));
        }
        Output output = output(false);
        var settings = new ServerSettings(host, port, ledger, script(), Clock.systemUTC());
        ServerCounts counts;
        try (var stop = new StopSignal();
                BookmakerServer server = BookmakerServer.start(settings)) {
            output.sayPlain(started(server));
            waitForEnd(stop, server);
            counts = server.counts();
            output.sayPlain(ended(counts));
        }
        return FINE;
    }

    private BookmakerScript script() throws ScenarioFileException {
        return script == null ? BookmakerScript.DEFAULT : BookmakerScriptReader.read(script);
    }

    private static void waitForEnd(StopSignal stop, BookmakerServer server)
            throws InterruptedException, CliException {
        while (!stop.await(BETWEEN_LOOKS)) {
            Optional<String> failure = server.failure();
            if (failure.isPresent()) {
                throw new CliException(failure.get());
            }
        }
    }

    private String started(BookmakerServer server) {
        ReadBack read = server.readBack();
        String torn =
                read.tornBytes() == 0
                        ? ""
                        : " Cut off %d bytes of a last line that was not finished; nobody was told of it."
                                .formatted(read.tornBytes());
        return "Bookmaker at %s, script %s, ledger %s (read back: bets %d, cancelled references %d).%s Press Ctrl-C to stop."
                .formatted(
                        server.address(),
                        script == null ? "none" : script,
                        ledger,
                        read.bets(),
                        read.cancelled(),
                        torn);
    }

    private static String ended(ServerCounts counts) {
        String faults =
                counts.injected().entrySet().stream()
                        .map(fault -> fault.getKey().label() + " " + fault.getValue())
                        .collect(Collectors.joining(", "));
        return "Stopped. Sends %d, accepted %d, faults: %s."
                .formatted(counts.sends(), counts.accepted(), faults.isEmpty() ? "none" : faults);
    }
}
