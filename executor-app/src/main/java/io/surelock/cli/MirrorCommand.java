package io.surelock.cli;

import io.surelock.app.config.Configuration;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.app.topics.PartitionCheck;
import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.Policy;
import io.surelock.mirror.CooldownImport;
import io.surelock.mirror.MirrorRebuild;
import io.surelock.mirror.MirrorRecords;
import io.surelock.mirror.RedisConnection;
import io.surelock.mirror.RedisMirror;

import org.apache.kafka.clients.admin.Admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks after the Redis mirror by hand. */
@Command(
        name = "mirror",
        description = "Rebuild the Redis mirror, or take over the cooldowns of an older worker.",
        subcommands = {MirrorCommand.Rebuild.class, MirrorCommand.Import.class})
final class MirrorCommand extends CommandGroup {

    /** Writes all keys again. */
    @Command(
            name = "rebuild",
            description = {
                "Write all keys of the mirror again, from the topics.",
                "Where mirrors run, they are told to begin again; else it is done here."
            })
    static final class Rebuild extends SurelockCommand {

        @Mixin private final KafkaOptions kafka = new KafkaOptions();
        @Mixin private final RedisOption redis = new RedisOption();
        @Mixin private final JsonOption json = new JsonOption();

        @Override
        public Integer call() throws Exception {
            Configuration configuration = kafka.load(redis.flags());
            checkTopics(configuration);
            Output output = output(json.asked());
            try (RedisConnection connection = RedisConnection.open(configuration.redis())) {
                MirrorRebuild.Result result =
                        new MirrorRebuild(
                                        new HashMap<>(configuration.kafkaProperties()),
                                        configuration.settings().kafka().applicationIdPrefix(),
                                        new RedisMirror(connection),
                                        new MirrorRecords(Wire.standard()))
                                .run();
                output.say(
                        result.runningMirrors() > 0
                                ? "Told the running mirrors (%d) to begin again."
                                        .formatted(result.runningMirrors())
                                : "Rebuilt from %d records, %d of them unreadable."
                                        .formatted(
                                                result.report().records(),
                                                result.report().unreadable()));
                output.result(
                        Map.of(
                                "runningMirrors", result.runningMirrors(),
                                "records", result.report().records(),
                                "unreadable", result.report().unreadable()));
                return FINE;
            }
        }

        private static void checkTopics(Configuration configuration) throws Exception {
            try (Admin admin = KafkaConnection.open(configuration.kafkaProperties())) {
                PartitionCheck.require(admin, List.of(Topics.EXPOSURE_RECORDS));
                PartitionCheck.require(admin, List.of(Topics.ACCOUNT_COOLDOWNS));
            }
        }
    }

    /** Takes over cooldowns. */
    @Command(
            name = "import",
            description = {
                "Take over the cooldown:* keys that an older worker left in Redis, once: each"
                        + " becomes a journaled command to the desk.",
                "Doing it twice changes nothing, and no cooldown is ever shortened."
            })
    static final class Import extends SurelockCommand {

        @Mixin private final KafkaOptions kafka = new KafkaOptions();
        @Mixin private final RedisOption redis = new RedisOption();
        @Mixin private final JsonOption json = new JsonOption();

        @Option(
                names = "--desk",
                paramLabel = "ID",
                description = "The desk that the accounts belong to. Default: main.")
        private String desk = Policy.MAIN_DESK;

        @Option(
                names = "--by",
                paramLabel = "NAME",
                description = "Who does it, for the journal. Default: the user of this machine.")
        private String operator = System.getProperty("user.name", "unknown");

        @Override
        public Integer call() throws Exception {
            Configuration configuration = kafka.load(redis.flags());
            try (Admin admin = KafkaConnection.open(configuration.kafkaProperties())) {
                PartitionCheck.require(admin, List.of(Topics.OPERATOR_COMMANDS));
            }
            Output output = output(json.asked());
            var order = new CooldownImport.Order(desk, operator, now());
            try (RedisConnection connection = RedisConnection.open(configuration.redis());
                    var publisher =
                            new TopicPublisher(
                                    configuration.kafkaProperties(), Topics.OPERATOR_COMMANDS)) {
                CooldownImport.Result result =
                        new CooldownImport(connection)
                                .run(order, command -> send(command, publisher));
                publisher.flush();
                result.skipped().forEach(output::sayPlain);
                output.say(
                        "Handed %d cooldowns to desk %s, skipped %d, left %d of the mirror's own."
                                .formatted(
                                        result.imported(),
                                        desk,
                                        result.skipped().size(),
                                        result.own()));
                output.result(
                        Map.of(
                                "imported", result.imported(),
                                "own", result.own(),
                                "skipped", result.skipped()));
                return result.skipped().isEmpty() ? FINE : NO;
            }
        }

        /** As fine as the contract's instants. */
        private static Instant now() {
            return Instant.now().truncatedTo(ChronoUnit.MILLIS);
        }

        private static void send(OperatorCommand command, TopicPublisher publisher) {
            publisher.sendLater(command.deskId(), Wire.standard().encode(command));
        }
    }
}
