package io.surelock.cli;

import io.surelock.app.FolderKafka;
import io.surelock.app.config.Configuration;
import io.surelock.app.config.Endpoints;
import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.check.CheckInputs;
import io.surelock.check.CheckReport;
import io.surelock.check.CheckRun;
import io.surelock.check.KafkaLog;
import io.surelock.check.RedisContents;
import io.surelock.check.invariant.InvariantResult;
import io.surelock.contract.Topic;
import io.surelock.demo.DemoLedger;
import io.surelock.mirror.RedisConnection;
import io.surelock.mirror.RedisReader;
import io.surelock.mirror.RedisSettings;

import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verifies the log, the ledger and Redis against the invariants. */
@Command(
        name = "check",
        description = {
            "Verify the log against the invariants: that no bet was placed twice, lost or hidden,"
                    + " no cooldown broken, no record lost.",
            "It reads every topic once and changes nothing. Exit code 1 if an invariant is violated."
        })
final class CheckCommand extends SurelockCommand {

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final JsonOption json = new JsonOption();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A folder kept by `up`, `infra` or `demo --keep`: what runs in it is asked, else"
                            + " its Kafka and Redis are started for the check.")
    private @Nullable Path data;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description =
                    "The bookmaker's ledger, JSON lines. Default: the one that `demo --keep` left"
                            + " in --data.")
    private @Nullable Path ledger;

    @Option(
            names = "--redis",
            paramLabel = "URI",
            description =
                    "Compare the mirror in this Redis, such as redis://127.0.0.1:6379. Default: that"
                            + " of --data or --config.")
    private @Nullable String redis;

    @Option(names = "--no-redis", description = "Do not compare the mirror.")
    private boolean withoutRedis;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description =
                    "Planned faults and how often each was hit, JSON lines; for invariant 18.")
    private @Nullable Path faults;

    @Option(
            names = "--settled",
            description = "Nothing is under way any more: whatever is open is a violation.")
    private boolean settled;

    @Override
    public Integer call() throws Exception {
        if (redis != null && withoutRedis) {
            throw new ParameterException(commandLine(), "give --redis or --no-redis, not both");
        }
        requireReadable(ledger, "--ledger");
        requireReadable(faults, "--faults");
        Output output = output(json.asked());
        CheckReport report = data == null ? ofConfigured(output) : ofFolder(data, output);
        output.endProgress();
        print(report, output);
        output.result(answer(report));
        return report.violations() == 0 ? FINE : NO;
    }

    private CheckReport ofConfigured(Output output) throws Exception {
        Configuration configuration =
                kafka.load(redis == null ? Map.of() : Map.of("redis.uri", redis));
        boolean compare = !withoutRedis && (redis != null || kafka.isConfigured());
        return check(
                configuration.kafkaProperties(), compare ? configuration.redis() : null, output);
    }

    private CheckReport ofFolder(Path folder, Output output) throws Exception {
        if (kafka.isGiven()) {
            throw new ParameterException(
                    commandLine(), "give --data or one of --config and --bootstrap, not both");
        }
        if (!Files.isDirectory(folder.resolve("kafka"))) {
            throw new CliException(
                    folder
                            + " has no Kafka in it: name a folder kept by up, infra or demo --keep.");
        }
        LogFile.open(folder);
        output.say("Looking for the Kafka of " + folder + ", which is started if it does not run…");
        try (FolderKafka folderKafka = FolderKafka.open(folder)) {
            Endpoints running = folderKafka.running().orElse(null);
            if (running != null || redis != null || withoutRedis) {
                String there = running == null ? "" : running.redis();
                return check(folderKafka.properties(), redisOr(there), output);
            }
            try (EmbeddedRedis kept = EmbeddedRedis.start(folder.resolve("redis"), 0)) {
                return check(folderKafka.properties(), redisOr(kept.address()), output);
            }
        }
    }

    private @Nullable RedisSettings redisOr(String address) throws CliException {
        if (withoutRedis) {
            return null;
        }
        try {
            return RedisSettings.at(redis == null ? address : redis);
        } catch (IllegalArgumentException e) {
            throw new CliException("--redis: " + e.getMessage() + ".", e);
        }
    }

    private CheckReport check(
            Map<String, String> clients, @Nullable RedisSettings settings, Output output)
            throws Exception {
        if (settings == null) {
            return check(clients, (RedisContents) null, output);
        }
        try (RedisConnection connection = RedisConnection.open(settings)) {
            return check(clients, new CheckedRedis(new RedisReader(connection)), output);
        }
    }

    private CheckReport check(
            Map<String, String> clients, @Nullable RedisContents contents, Output output)
            throws Exception {
        try (Admin admin = KafkaConnection.open(clients)) {
            List<String> first = CheckRun.DISPOSALS.stream().map(Topic::name).toList();
            KafkaLog log = new KafkaLog(clients, admin, first);
            CheckInputs inputs = new CheckInputs(ledgerOfFolder(), faults, contents, settled);
            return new CheckRun(log, inputs, output::progress).run();
        }
    }

    /** A demo leaves the paper bookmaker's books in its folder. */
    private @Nullable Path ledgerOfFolder() {
        if (ledger != null || data == null) {
            return ledger;
        }
        Path left = data.resolve(DemoLedger.FILE);
        return Files.isRegularFile(left) ? left : null;
    }

    private static void requireReadable(@Nullable Path file, String option) throws CliException {
        if (file != null && (!Files.isRegularFile(file) || !Files.isReadable(file))) {
            throw new CliException(
                    "%s cannot be read: give %s a file of JSON lines.".formatted(file, option));
        }
    }

    private static void print(CheckReport report, Output output) {
        report.absent().forEach(topic -> output.sayPlain("There is no topic %s.".formatted(topic)));
        for (InvariantResult invariant : report.invariants()) {
            CheckLines.of(invariant).forEach(output::sayPlain);
        }
        output.sayPlain(
                "%d records read, %d violations.".formatted(report.records(), report.violations()));
    }

    private static Map<String, Object> answer(CheckReport report) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("invariants", report.invariants().stream().map(CheckCommand::answer).toList());
        answer.put("records", report.records());
        answer.put("violations", report.violations());
        return answer;
    }

    private static Map<String, Object> answer(InvariantResult invariant) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", invariant.id());
        answer.put("name", invariant.name());
        answer.put("checked", invariant.checked());
        answer.put("violations", invariant.violations());
        answer.put("open", invariant.open());
        answer.put("first", invariant.first());
        answer.put("notes", invariant.notes());
        return answer;
    }
}
