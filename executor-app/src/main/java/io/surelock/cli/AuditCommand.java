package io.surelock.cli;

import io.surelock.app.config.ConfigInput;
import io.surelock.app.config.ConfigLoader;
import io.surelock.app.config.Configuration;
import io.surelock.audit.Audit;
import io.surelock.audit.AuditReport;
import io.surelock.audit.AuditTable;
import io.surelock.audit.LineResult;
import io.surelock.audit.Verdict;
import io.surelock.audit.installation.Check;
import io.surelock.audit.installation.InstallationAudit;
import io.surelock.audit.report.JsonReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether this program may be trusted with real money. */
@Command(
        name = "audit",
        description = {
            "Play every line of the release checklist on this program, and write what was seen:"
                    + " audit.html, audit.md, audit.json.",
            "Starts its own Redis, Kafka and workers; nothing of yours is touched. Exit code 1 if"
                    + " the verdict is NO."
        })
final class AuditCommand extends SurelockCommand {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the reports go. Default: audit-report.")
    private Optional<Path> reports = Optional.empty();

    @Option(
            names = "--quick",
            description =
                    "Leave out Kafka and the workers: the rules and Redis only. The verdict for"
                            + " several workers is then NO, for want of evidence.")
    private boolean quick;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Look at the running installation of this configuration instead. Changes and"
                            + " publishes nothing; exit code 1 if something is wrong.")
    private Optional<Path> config = Optional.empty();

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws Exception {
        return config.isPresent()
                ? lookAtInstallation(config.get())
                : audit(reports.orElse(Path.of("audit-report")));
    }

    private int lookAtInstallation(Path file) throws Exception {
        if (quick || reports.isPresent()) {
            throw new ParameterException(
                    commandLine(),
                    "--config looks at an installation and writes no report: leave out "
                            + (quick ? "--quick" : "--out"));
        }
        Output output = output(json.asked());
        Configuration configuration =
                ConfigLoader.load(ConfigInput.of(Map.of(), Optional.of(file)));
        List<Check> checks = new InstallationAudit(configuration).run(check -> show(check, output));
        output.resultLine(InstallationAudit.json(checks));
        return checks.stream().anyMatch(check -> check.status() == Check.Status.WRONG) ? NO : FINE;
    }

    private static void show(Check check, Output output) {
        String mark =
                switch (check.status()) {
                    case FINE -> "@|green fine |@";
                    case NOTE -> "@|yellow note |@";
                    case WRONG -> "@|bold,red WRONG|@";
                };
        output.sayMarked(mark, "%-12s  %s".formatted(check.name(), check.found().getFirst()));
        check.found().stream().skip(1).forEach(found -> output.sayPlain(" ".repeat(21) + found));
        String advice = check.advice();
        if (advice != null) {
            output.sayPlain(" ".repeat(21) + "→ " + advice);
        }
    }

    private int audit(Path out) throws Exception {
        // What lines put wrong on purpose is part of their evidence.
        LogFile.onlyErrorsOf("io.surelock.topology");
        requireUsable(out);
        Output output = output(json.asked());
        Path scratch = Files.createTempDirectory("surelock-audit");
        LogFile.open(scratch);
        try {
            AuditReport report =
                    new Audit(VersionProvider.build(), scratch, quick)
                            .run(result -> show(result, output));
            Audit.write(report, out);
            say(report, out, output);
            output.resultLine(JsonReport.summary(report, out.toString()));
            return isSafe(report) ? FINE : NO;
        } finally {
            delete(scratch);
        }
    }

    /** Without workers nobody asked whether several of them are safe. */
    private boolean isSafe(AuditReport report) {
        Verdict verdict = report.verdict();
        return verdict.singleWorker() && (quick ? report.failed() == 0 : verdict.multiWorker());
    }

    private static void show(LineResult result, Output output) {
        output.say(AuditTable.row(result));
        result.problems().forEach(problem -> output.sayPlain("                 " + problem));
    }

    private void say(AuditReport report, Path out, Output output) {
        Verdict verdict = report.verdict();
        output.say("");
        output.say(
                "%d lines: %d passed, %d failed, %d not run.   Trial: %d of %d.   %d s."
                        .formatted(
                                report.results().size(),
                                report.passed(),
                                report.failed(),
                                report.notRun(),
                                report.trial().passed(),
                                report.trial().checks().size(),
                                report.facts().took().toSeconds()));
        output.say("SAFE_FOR_REAL_MONEY = " + colour(verdict.singleWorker()) + "  one worker");
        output.say("SAFE_FOR_REAL_MONEY = " + colour(verdict.multiWorker()) + "  several workers");
        List<String> blocking = quick && report.failed() == 0 ? List.of() : verdict.blocking();
        blocking.forEach(why -> output.sayPlain("  " + why));
        if (quick) {
            output.say("Several workers were not tested: leave out --quick for that.");
        }
        output.sayPlain("Report: " + out.resolve("audit.html"));
    }

    private static String colour(boolean safe) {
        return safe ? "@|bold,green YES|@" : "@|bold,red NO |@";
    }

    private static void requireUsable(Path folder) throws CliException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CliException(
                    folder + " cannot be made: give --out a folder that can be written.", e);
        }
        if (!Files.isWritable(folder)) {
            throw new CliException(folder + " cannot be written: give --out a folder that can be.");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
