package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.app.LocalInstallation;
import io.surelock.contract.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a demo leaves in its folder is sound, for the check and for the replay, and one record too
 * many in it is found.
 */
@Tag("broker")
class CheckCommandTest {

    private static final int PAIRS = 40;

    @TempDir Path folder;

    @Test
    void findsADemoSoundAndASecondAttemptInIt() throws Exception {
        String kept = folder.resolve("kept").toString();
        CommandRun demo = CommandRun.of("demo", "--pairs", "" + PAIRS, "--keep", kept, "--json");
        assertThat(demo.exitCode()).as(demo.err()).isZero();
        // On a slow machine some arbs are stale before they are decided.
        int succeeded = demo.answer().path("succeeded").asInt();
        assertThat(succeeded).isPositive();

        CommandRun sound = CommandRun.of("check", "--data", kept, "--settled", "--json");

        assertThat(sound.exitCode()).as(sound.err()).isZero();
        assertThat(checked(sound, 1)).isGreaterThanOrEqualTo(2 * succeeded);
        assertThat(checked(sound, 7)).isGreaterThanOrEqualTo(succeeded);
        assertThat(checked(sound, 8)).isGreaterThanOrEqualTo(2 * succeeded);
        assertThat(checked(sound, 12)).isGreaterThan(PAIRS + 4 * succeeded);
        assertThat(checked(sound, 13)).isGreaterThan(checked(sound, 12) + succeeded);
        assertThat(checked(sound, 14)).isGreaterThanOrEqualTo(PAIRS + 4 * succeeded);
        assertThat(invariant(sound, 16).path("id").asInt()).isEqualTo(16);
        assertThat(invariant(sound, 17).path("checked").asInt()).isPositive();
        assertThat(invariant(sound, 18).path("notes").get(0).asText())
                .isEqualTo("not checked: needs --faults");

        CommandRun replayed = CommandRun.of("replay", "verify", "--data", kept, "--json");
        assertThat(replayed.exitCode()).as(replayed.out() + replayed.err()).isZero();
        assertThat(replayed.answer().path("redecided").asInt())
                .isEqualTo(checked(sound, 14) + 1)
                .isEqualTo(replayed.answer().path("entries").asInt());
        assertThat(replayed.answer().path("causesFound").asInt()).isPositive();
        assertThat(replayed.answer().path("storeValues").asInt()).isGreaterThan(3 * succeeded);

        repeatFirstAttempt(folder.resolve("kept"));
        CommandRun broken = CommandRun.of("check", "--data", kept, "--settled", "--json");

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(invariant(broken, 1).path("violations").asInt()).isEqualTo(1);
        assertThat(invariant(broken, 1).path("first").get(0).asText())
                .contains("has 2 attempts", "bet-placement-attempts-");
    }

    @Test
    void saysInOneSentenceWhatItCannotRead() {
        CommandRun run = CommandRun.of("check", "--data", folder.resolve("nothing").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "surelock: %s has no Kafka in it: name a folder kept by up, infra or demo --keep.%n"
                                .formatted(folder.resolve("nothing")));
    }

    private static JsonNode invariant(CommandRun run, int id) throws Exception {
        return run.answer().path("invariants").path(id - 1);
    }

    private static int checked(CommandRun run, int id) throws Exception {
        return invariant(run, id).path("checked").asInt();
    }

    private static void repeatFirstAttempt(Path kept) throws Exception {
        try (LocalInstallation local = LocalInstallation.start(kept);
                TopicTail tail = new TopicTail(local.kafka(), Topics.BET_PLACEMENT_ATTEMPTS);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                new HashMap<String, Object>(Map.copyOf(local.kafka())),
                                new ByteArraySerializer(),
                                new ByteArraySerializer())) {
            ConsumerRecord<byte[], byte[]> first = tail.readToEnd().getFirst();
            producer.send(
                            new ProducerRecord<>(
                                    first.topic(), first.partition(), first.key(), first.value()))
                    .get();
        }
    }
}
