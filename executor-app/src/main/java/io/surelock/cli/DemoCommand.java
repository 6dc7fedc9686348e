package io.surelock.cli;

import io.surelock.app.LocalInstallation;
import io.surelock.demo.DemoOptions;
import io.surelock.demo.DemoReport;
import io.surelock.demo.DemoRun;
import io.surelock.demo.DemoScreen;
import io.surelock.demo.DemoTally;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything in one process, on paper money. */
@Command(
        name = "demo",
        description = {
            "Run all of Surelock here on paper money: a real Kafka, a real Redis, a paper bookmaker"
                    + " and a stream of arbs.",
            "Ends by itself once all pairs are settled, with a summary. Exit code 1 if a pair stays"
                    + " open or the log and the bookmaker's books do not agree."
        })
final class DemoCommand extends SurelockCommand {

    private static final Duration USUAL_LENGTH = Duration.ofSeconds(60);
    private static final int MOST_A_SECOND = 1_000;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long arbs are published. Default: 60s, or until all are.")
    private @Nullable Duration publishFor;

    @Option(names = "--pairs", paramLabel = "N", description = "Publish at most N arbs.")
    private @Nullable Integer pairs;

    @Option(
            names = "--odds",
            paramLabel = "FILE.csv",
            arity = "1..*",
            description = "Feed the arbs found in football-data files, settled by the real scores.")
    private List<Path> odds = List.of();

    @Option(
            names = "--accounts",
            paramLabel = "N",
            description = "Accounts at each bookmaker, used in turn. Default: 200.")
    private int accounts = 200;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Arbs published a second. Default: 5, or 20 with --odds or --pairs.")
    private @Nullable Integer rate;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep the data in this new or empty folder. Default: a scratch folder.")
    private @Nullable Path keep;

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws Exception {
        DemoOptions options = options();
        requireReadable(odds);
        Output output = output(json.asked());
        Path folder = folder();
        LogFile.open(folder);
        try (StopSignal stop = new StopSignal()) {
            DemoReport report = run(options, folder, output, stop);
            int code = report.isGood() ? FINE : NO;
            stop.endWith(code);
            output.result(answer(report));
            return code;
        }
    }

    private DemoReport run(DemoOptions options, Path folder, Output output, StopSignal stop)
            throws Exception {
        output.say("Starting Kafka and Redis…");
        try (LocalInstallation local = LocalInstallation.start(folder)) {
            DemoScreen screen = new DemoScreen(output::say);
            DemoReport report = new DemoRun(options, local, screen, output::say, stop::await).run();
            DemoSummary.print(report, output);
            output.say("Stopping…");
            return report;
        } finally {
            if (keep == null) {
                delete(folder);
            }
        }
    }

    private DemoOptions options() {
        positive("--accounts", accounts);
        positive("--pairs", pairs == null ? 1 : pairs);
        boolean bounded = pairs != null || !odds.isEmpty();
        int perSecond = rate != null ? rate : bounded ? 20 : 5;
        positive("--rate", perSecond);
        if (perSecond > MOST_A_SECOND) {
            throw new ParameterException(commandLine(), "--rate must be at most " + MOST_A_SECOND);
        }
        Duration length = publishFor != null || bounded ? publishFor : USUAL_LENGTH;
        return new DemoOptions(length, pairs, odds, accounts, perSecond);
    }

    /** Said before Kafka is started, which takes seconds. */
    private static void requireReadable(List<Path> files) throws CliException {
        for (Path file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new CliException(
                        file + " cannot be read: give --odds files of football-data.co.uk.");
            }
        }
    }

    private void positive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(
                    commandLine(), "%s must be 1 or more, not %d".formatted(option, value));
        }
    }

    private Path folder() throws CliException, IOException {
        if (keep == null) {
            return Files.createTempDirectory("surelock-demo");
        }
        if (Files.exists(keep) && !isEmpty(keep)) {
            throw new CliException(
                    keep + " is not empty: give --keep a folder that is new or empty.");
        }
        return Files.createDirectories(keep);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Map<String, Object> answer(DemoReport report) {
        DemoTally.Figures figures = report.figures();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("opportunities", figures.opportunities());
        answer.put("succeeded", figures.succeeded());
        answer.put("failed", figures.failed());
        answer.put("blocked", figures.blocked());
        answer.put("emergencies", figures.emergencies());
        answer.put("reconciled", figures.reconciled());
        answer.put("bothVoid", figures.bothVoid());
        answer.put("exposures", new TreeMap<>(figures.exposures()));
        answer.put("openPairs", figures.openPairs());
        answer.put("deadLetters", figures.deadLetters());
        answer.put("violations", report.violations().size());
        return answer;
    }
}
