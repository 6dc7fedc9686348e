package io.surelock.broker.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.alert.AlertPolicy;
import io.surelock.alert.AlertReceiver;
import io.surelock.alert.AlertRelay;
import io.surelock.alert.ReceiverStatus;
import io.surelock.alert.RelayClients;
import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.bet.Money;
import io.surelock.contract.DeadLetter;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.event.PublicEvent;
import io.surelock.retry.Backoff;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Receivers hear of every event, whatever state they are in. */
@Tag("broker")
class AlertRelayTest {

    private static final AlertPolicy IMPATIENT =
            new AlertPolicy(
                    Duration.ofSeconds(2),
                    new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)),
                    5);

    private static final int PARTITIONS = 2;
    private static final Wire WIRE = Wire.standard();

    @TempDir private static Path folder;
    private static EmbeddedKafka kafka;
    private static KafkaProducer<String, byte[]> producer;
    private static int tests;

    /** Part of names and ids, because the topics live longer than a test. */
    private String test;

    private Receiver receiver;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = EmbeddedKafka.start(folder, 0);
        producer =
                new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        try (Admin admin = Admin.create(settings())) {
            List<NewTopic> topics =
                    Stream.of(Topics.EXPOSURE_EVENTS, Topics.EXECUTOR_EVENTS, Topics.DEAD_LETTERS)
                            .map(topic -> new NewTopic(topic.name(), PARTITIONS, (short) 1))
                            .toList();
            admin.createTopics(topics).all().get();
        }
    }

    @AfterAll
    static void stopKafka() {
        producer.close();
        kafka.close();
    }

    @BeforeEach
    void startReceiver() throws Exception {
        test = "t" + ++tests;
        forgetEarlierEvents();
        receiver = new Receiver("whsec");
    }

    @AfterEach
    void stopReceiver() {
        receiver.close();
    }

    @Test
    void losesNothingAndKeepsTheOrderWhileTheReceiverIsDown() throws Exception {
        try (AlertRelay relay = relay(mine("pager"))) {
            publishResolved("main", 0, 3);
            patience().until(() -> receiver.taken().size() == 3);
            receiver.goDown();
            publishResolved("main", 3, 10);
            patience().until(() -> status(relay).problem().isPresent());

            receiver.comeUp();

            patience().until(() -> receiver.taken().size() == 10);
            assertThat(receiver.taken()).isEqualTo(ids("main", 0, 10));
            assertThat(receiver.forged()).isZero();
            patience().until(() -> status(relay).problem().isEmpty());
            assertThat(status(relay).delivered()).isEqualTo(10);
        }
    }

    @Test
    void triesAgainUntilAReceiverInTroubleRecovers() throws Exception {
        receiver.answers(id -> 503);
        try (AlertRelay relay = relay(mine("pager"))) {
            publishResolved("main", 0, 2);
            patience().until(() -> receiver.attempts().size() > 10);
            assertThat(status(relay).problem().orElseThrow()).contains("answered 503");
            assertThat(receiver.attempts()).containsOnly(id("main", 0));

            receiver.answers(id -> 200);

            patience().until(() -> receiver.taken().equals(ids("main", 0, 2)));
        }
    }

    @Test
    void putsAnEventAsideThatTheReceiverKeepsRefusing() throws Exception {
        String refused = id("main", 1);
        receiver.answers(id -> id.equals(refused) ? 400 : 200);
        try (AlertRelay relay = relay(mine("pager"))) {
            publishResolved("main", 0, 3);

            patience().until(() -> receiver.taken().equals(List.of(id("main", 0), id("main", 2))));
            assertThat(receiver.attempts()).filteredOn(refused::equals).hasSize(6);
            assertThat(status(relay).putAside()).isEqualTo(1);
        }

        ConsumerRecord<byte[], byte[]> letter = deadLetters().getFirst();
        assertThat(letter.value()).isEqualTo(WIRE.encode(resolved("main", 1)));
        assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo("exposure-events");
        assertThat(header(letter, DeadLetter.REASON)).contains("answered 400, 6 times");
        assertThat(header(letter, DeadLetter.SOURCE)).isEqualTo("alert:" + test + "-pager");
    }

    @Test
    void putsAnUnreadableEventAsideAtOnce() throws Exception {
        send(Topics.EXPOSURE_EVENTS, "main", "junk".getBytes(StandardCharsets.UTF_8));
        publishResolved("main", 0, 1);
        try (AlertRelay relay = relay(mine("pager"))) {
            patience().until(() -> receiver.taken().equals(ids("main", 0, 1)));
            assertThat(status(relay).putAside()).isEqualTo(1);
        }

        assertThat(deadLetters())
                .singleElement()
                .satisfies(
                        letter ->
                                assertThat(letter.value())
                                        .isEqualTo("junk".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void doesNotLetOneReceiverHoldUpAnother() throws Exception {
        receiver.answers(id -> 500);
        try (Receiver healthy = new Receiver("other");
                AlertRelay relay = relay(mine("broken"), receiver("healthy", healthy, "other"))) {
            publishResolved("main", 0, 4);

            patience().until(() -> healthy.taken().equals(ids("main", 0, 4)));
            assertThat(receiver.taken()).isEmpty();
            assertThat(relay.status())
                    .extracting(ReceiverStatus::name)
                    .containsExactly(test + "-broken", test + "-healthy");
        }
    }

    @Test
    void goesOnAfterARestartWhereItStopped() throws Exception {
        AlertReceiver pager = mine("pager");
        publishResolved("main", 0, 3);
        try (AlertRelay first = relay(pager)) {
            patience().until(() -> status(first).delivered() == 3);
        }
        publishResolved("main", 3, 5);

        try (AlertRelay second = relay(pager)) {
            patience().until(() -> status(second).delivered() == 2);
        }

        assertThat(receiver.attempts()).isEqualTo(ids("main", 0, 5));
    }

    @Test
    void sendsOtherEventsToThoseWhoAskForThem() throws Exception {
        AlertReceiver all =
                new AlertReceiver(
                        test + "-all",
                        receiver.url(),
                        "whsec",
                        Set.of("arb_failed", "exposure_resolved"));
        PublicEvent failed =
                new PublicEvent.ArbFailed(
                        id("main", 7), "arb_failed", "main", "P-7", Instant.EPOCH, "rejected");
        PublicEvent blocked =
                new PublicEvent.ArbBlocked(
                        id("main", 8),
                        "arb_blocked",
                        "main",
                        "P-8",
                        Instant.EPOCH,
                        "stale",
                        null,
                        null,
                        null);
        send(Topics.EXECUTOR_EVENTS, "main", WIRE.encode(failed));
        send(Topics.EXECUTOR_EVENTS, "main", WIRE.encode(blocked));
        send(Topics.EXECUTOR_EVENTS, "main", WIRE.encode(resolved("main", 9)));

        try (AlertRelay relay = relay(all)) {
            patience().until(() -> status(relay).delivered() == 2);
        }

        assertThat(receiver.taken()).containsExactly(id("main", 7), id("main", 9));
    }

    @Test
    void keepsEachDesksOrderWhenSeveralFail() throws Exception {
        List<String> desks = List.of("main", "second", "third", "fourth");
        receiver.answers(id -> receiver.attempts().size() % 3 == 0 ? 200 : 503);
        try (AlertRelay relay = relay(mine("pager"))) {
            for (String desk : desks) {
                publishResolved(desk, 0, 4);
            }
            patience().until(() -> status(relay).delivered() == 16);
        }

        for (String desk : desks) {
            assertThat(receiver.taken())
                    .filteredOn(id -> id.startsWith(test + "-" + desk + "-"))
                    .isEqualTo(ids(desk, 0, 4));
        }
    }

    @Test
    void stopsQuicklyWhileAReceiverKeepsItWaiting() throws Exception {
        receiver.answers(id -> 503);
        AlertPolicy patient =
                new AlertPolicy(
                        Duration.ofSeconds(30),
                        new Backoff(Duration.ofSeconds(60), Duration.ofSeconds(60)),
                        5);
        AlertRelay relay =
                AlertRelay.start(
                        new RelayClients(settings(), "surelock"),
                        List.of(mine("pager")),
                        patient,
                        WIRE,
                        InstantSource.system());
        publishResolved("main", 0, 1);
        patience().until(() -> status(relay).problem().isPresent());
        long startNanos = System.nanoTime();

        relay.close();

        assertThat(Duration.ofNanos(System.nanoTime() - startNanos))
                .isLessThan(Duration.ofSeconds(5));
    }

    // A new receiver begins with the oldest event there is.
    private static void forgetEarlierEvents() throws Exception {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        for (Topic topic : List.of(Topics.EXPOSURE_EVENTS, Topics.EXECUTOR_EVENTS)) {
            for (int n = 0; n < PARTITIONS; n++) {
                all.put(new TopicPartition(topic.name(), n), RecordsToDelete.beforeOffset(-1));
            }
        }
        try (Admin admin = Admin.create(settings())) {
            admin.deleteRecords(all).all().get();
        }
    }

    private AlertReceiver mine(String name) {
        return receiver(name, receiver, "whsec");
    }

    private AlertReceiver receiver(String name, Receiver at, String secret) {
        return AlertReceiver.ofExposures(test + "-" + name, at.url(), secret);
    }

    private static AlertRelay relay(AlertReceiver... receivers) {
        return AlertRelay.start(
                new RelayClients(settings(), "surelock"),
                List.of(receivers),
                IMPATIENT,
                WIRE,
                InstantSource.system());
    }

    private static ReceiverStatus status(AlertRelay relay) {
        return relay.status().getFirst();
    }

    private void publishResolved(String desk, int from, int to) throws Exception {
        for (int n = from; n < to; n++) {
            send(Topics.EXPOSURE_EVENTS, desk, WIRE.encode(resolved(desk, n)));
        }
    }

    private static void send(Topic topic, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    }

    private PublicEvent resolved(String desk, int n) {
        return new PublicEvent.ExposureResolved(
                id(desk, n),
                "exposure_resolved",
                desk,
                "P-" + n,
                Instant.EPOCH,
                "hedge_rejected",
                "dana",
                Instant.EPOCH,
                "hedged by hand",
                null,
                Money.of("100.00", "EUR"));
    }

    private String id(String desk, int n) {
        return test + "-" + desk + "-" + n;
    }

    private List<String> ids(String desk, int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> id(desk, n)).toList();
    }

    /** All dead letters of this test. */
    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    IntStream.range(0, PARTITIONS)
                            .mapToObj(n -> new TopicPartition(Topics.DEAD_LETTERS.name(), n))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
        }
        return letters.stream()
                .filter(
                        letter ->
                                header(letter, DeadLetter.SOURCE).startsWith("alert:" + test + "-"))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return Optional.ofNullable(letter.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .orElse("");
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static ConditionFactory patience() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }
}
