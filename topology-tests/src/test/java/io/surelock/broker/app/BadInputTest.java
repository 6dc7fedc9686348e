package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.app.SurelockApp;
import io.surelock.contract.DeadLetter;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.Wire;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What nobody can act on is put aside with a reason, and the next good arb is executed. */
@Tag("broker")
class BadInputTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Wire WIRE = Wire.standard();

    @TempDir private static Path folder;
    private static Infra infra;
    private static SharedLedger ledger;
    private static SurelockApp app;
    private static Publisher publisher;
    private static Story story;
    private static TopicTail deadLetters;

    @BeforeAll
    static void start() throws Exception {
        infra = Infra.start(folder);
        ledger = new SharedLedger(folder.resolve("ledger"));
        app =
                SurelockApp.start(
                        InstanceMain.settings(infra.kafka(), "one", folder.resolve("state")),
                        InstanceMain.parts(infra.redis().address(), ledger));
        publisher = new Publisher(infra.kafka());
        story = new Story(infra.kafka());
        deadLetters = new TopicTail(infra.kafka(), Topics.DEAD_LETTERS);
    }

    @AfterAll
    static void stop() {
        deadLetters.close();
        story.close();
        publisher.close();
        app.close();
        ledger.close();
        infra.close();
    }

    /**
     * Something bad.
     *
     * @param reason what the dead letter has to say, in part
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bad(String name, byte @Nullable [] value, String... reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"bytes", "jsonShapes", "jsonValues", "hostileIds"})
    void putsABadOpportunityAsideAndGoesOn(Bad bad) throws Exception {
        assertPutAside(Topics.ARB_OPPORTUNITIES, "main", bad);
    }

    @ParameterizedTest
    @MethodSource({"bytes", "jsonShapes"})
    void putsABadOpportunityWithAWrongKeyAside(Bad bad) throws Exception {
        assertPutAside(Topics.ARB_OPPORTUNITIES, "no-desk", bad);
        assertPutAside(Topics.ARB_OPPORTUNITIES, null, bad);
    }

    @ParameterizedTest
    @MethodSource({"bytes", "commands"})
    void putsABadCommandAsideAndGoesOn(Bad bad) throws Exception {
        assertPutAside(Topics.OPERATOR_COMMANDS, "main", bad);
    }

    static Stream<Bad> bytes() {
        byte[] avro = WIRE.encode(Arbs.arb("cut-off"));
        byte[] unknown = avro.clone();
        unknown[5] ^= 0x55;
        return Stream.of(
                new Bad("null", null, "empty"),
                new Bad("empty", new byte[0], "empty"),
                new Bad("random bytes", new byte[] {7, 3, -100, 88, 0, 12}, "C3", "brace"),
                new Bad("a single byte", new byte[] {(byte) 0xC3}, "ten bytes"),
                new Bad("cut off", Arrays.copyOf(avro, avro.length - 9), ""),
                new Bad("an unknown schema", unknown, "fingerprint"),
                new Bad("1 MB", new byte[1024 * 1024], "65536", "1048576"),
                bad("no end", "{\"pairId\": \"P", "JSON cannot be read", "line 1"),
                new Bad("another encoding", new byte[] {'{', '"', (byte) 0xFF, '"'}, "UTF-8"),
                bad("an array", "[]", "C3", "brace"),
                bad("deep", "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}", "nested"));
    }

    static Stream<Bad> jsonShapes() {
        return Stream.of(
                changed("a missing field", "\"sport\":\"football\",", "", "sport", "missing"),
                changed("an unknown field", "{", "{\"sprot\":1,", "unknown field", "sprot"),
                changed("a repeated field", "{", "{\"pairId\":\"x\",", "uplicate"),
                changed("more after it", "{", "{} {", ""),
                changed("a number for a text", "\"football\"", "12", "sport", "text"),
                changed(
                        "a text for an object",
                        "{\"id\":\"e-",
                        "\"x\",\"x\":{\"id\":\"e-",
                        "event"),
                changed("null for a text", "\"football\"", "null", "sport"));
    }

    static Stream<Bad> jsonValues() {
        return Stream.of(
                changed("odds of 1", "\"2.1000\"", "\"1.0000\"", "positive.odds", "1"),
                changed("odds that are no number", "\"2.1000\"", "\"NaN\"", "positive.odds", "NaN"),
                changed("odds beyond 4 decimals", "\"2.1000\"", "\"2.10001\"", "positive.odds"),
                changed("a negative stake", "\"100.00\"", "\"-100.00\"", "positive.stake", "-100"),
                changed("no stake", "\"100.00\"", "\"0.00\"", "positive.stake"),
                changed("a stake beyond cents", "\"100.00\"", "\"100.001\"", "positive.stake"),
                changed("an endless stake", "\"100.00\"", "\"1e999999999\"", "positive.stake"),
                changed("an unknown currency", "\"EUR\"", "\"XQX\"", "currency"),
                new Bad("one account twice", oneAccount(), "hedge.account"),
                changed("another desk", "\"main\"", "\"annex\"", "deskId", "annex"),
                changed("a time of day", "\"detectedAt\":\"", "\"detectedAt\":\"at ", "detectedAt"),
                changed("the future", "\"detectedAt\":\"20", "\"detectedAt\":\"21", "detectedAt"));
    }

    static Stream<Bad> hostileIds() {
        return Stream.of(
                changed("a colon", "\"bad\"", "\"b:d\"", "pairId", "b:d"),
                changed("a line break", "\"bad\"", "\"b\\nd\"", "pairId"),
                changed("a NUL", "\"bad\"", "\"b\\u0000d\"", "pairId"),
                changed("an empty id", "\"bad\"", "\"\"", "pairId"),
                changed("a long id", "\"bad\"", "\"" + "b".repeat(65) + "\"", "pairId", "64"),
                changed("a path", "\"bad\"", "\"../../bad\"", "pairId"),
                changed("a reversed text", "\"over\"", "\"o\\u202Ever\"", "positive.selectionId"),
                changed("a colon in an account", "\"wl1\"", "\"wl:1\"", "positive", "wl:1"));
    }

    static Stream<Bad> commands() {
        String halt =
                "{\"commandId\":\"c-bad\",\"deskId\":\"main\",\"at\":\"2026-01-05T12:00:00Z\","
                        + "\"operator\":\"dana\",\"action\":ACTION}";
        return Stream.of(
                bad("no action", halt.replace(",\"action\":ACTION", ""), ""),
                bad("an opportunity", goodJson(), ""),
                bad("an unknown action", halt.replace("\"action\":ACTION", "\"sell\":{}"), "sell"),
                bad(
                        "another desk",
                        halt.replace("main", "annex")
                                .replace("\"action\":ACTION", "\"halt\":{\"reason\":\"x\"}"),
                        "deskId"),
                bad(
                        "a colon in its id",
                        halt.replace("c-bad", "c:bad")
                                .replace("\"action\":ACTION", "\"halt\":{\"reason\":\"x\"}"),
                        "commandId"));
    }

    private static void assertPutAside(Topic topic, @Nullable String key, Bad bad)
            throws Exception {
        RecordMetadata at = publisher.publish(topic, key, bad.value());
        String next = "next-" + COUNT.incrementAndGet();
        publisher.publish(Arbs.arb(next));

        story.await("arb_success", next, SOON);
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> deadLetters.read().stream().anyMatch(letter -> isFrom(letter, at)));
        ConsumerRecord<byte[], byte[]> letter =
                deadLetters.read().stream().filter(each -> isFrom(each, at)).findFirst().get();
        assertThat(letter.value()).isEqualTo(bad.value());
        assertThat(letter.key())
                .isEqualTo(key == null ? null : key.getBytes(StandardCharsets.UTF_8));
        assertThat(header(letter, DeadLetter.REASON))
                .contains(bad.reason())
                .isNotBlank()
                .doesNotContain("io.surelock", "org.apache", "Exception")
                .matches("\\P{Cntrl}{10,500}");
        System.out.println(topic + " " + bad + ": " + header(letter, DeadLetter.REASON));
    }

    private static boolean isFrom(ConsumerRecord<byte[], byte[]> letter, RecordMetadata at) {
        return header(letter, DeadLetter.TOPIC).equals(at.topic())
                && header(letter, DeadLetter.PARTITION).equals(Integer.toString(at.partition()))
                && header(letter, DeadLetter.OFFSET).equals(Long.toString(at.offset()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = Objects.requireNonNull(letter.headers().lastHeader(name), name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Bad bad(String name, String json, String... reason) {
        return new Bad(name, json.getBytes(StandardCharsets.UTF_8), reason);
    }

    /** A good arb with the first occurrence of a text replaced by another. */
    private static Bad changed(String name, String from, String to, String... reason) {
        String good = goodJson();
        int at = good.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException(from + " is not in " + good);
        }
        return bad(name, good.substring(0, at) + to + good.substring(at + from.length()), reason);
    }

    private static String goodJson() {
        return WIRE.json(Arbs.arb("bad"));
    }

    private static byte[] oneAccount() {
        return WIRE.json(Arbs.arb("bad", Arbs.account("alpha", "a"), Arbs.account("alpha", "a")))
                .getBytes(StandardCharsets.UTF_8);
    }
}
