package io.surelock.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.bet.BetId;
import io.surelock.event.PublicEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class ComparisonTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final BetId BET = BetId.parse("P-1/hedge");

    private final Happenings happenings = new Happenings();

    @Test
    void nothingExpectedIsNothingCompared() {
        failed("P-1");
        happenings.refused("bad");

        assertThat(Comparison.differences(Expectation.NONE, happenings)).isEmpty();
    }

    @Test
    void eventsMustBeTheSameInTheSameOrder() {
        failed("P-1");
        failed("P-2");

        assertThat(events("arb_failed P-1", "arb_failed P-2")).isEmpty();
        assertThat(events("arb_failed P-2", "arb_failed P-1"))
                .containsExactly(
                        "the events differ from number 1 on: expected arb_failed P-2,"
                                + " arb_failed P-1, happened arb_failed P-1, arb_failed P-2");
        assertThat(events("arb_failed P-1"))
                .containsExactly(
                        "the events differ from number 2 on: expected nothing more,"
                                + " happened arb_failed P-2");
        assertThat(events("arb_failed P-1", "arb_failed P-2", "arb_failed P-3"))
                .containsExactly(
                        "the events differ from number 3 on: expected arb_failed P-3,"
                                + " happened nothing more");
    }

    @Test
    void aMisspeltEventIsSaidToBeNone() {
        failed("P-1");

        assertThat(events("arb_faild P-1"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("there is no event \"arb_faild\"; events are arb_blocked, arb_emerg");
    }

    @Test
    void sendsAndPollsAreComparedWhereTheyAreListed() {
        happenings.sent(BET);
        happenings.sent(BET);

        assertThat(
                        Comparison.differences(
                                new Expectation(
                                        null, Map.of(BET, 1), Map.of(BET, 3), List.of(), null),
                                happenings))
                .containsExactly(
                        "P-1/hedge was sent 2 times, expected once",
                        "P-1/hedge was polled 0 times, expected 3 times");
    }

    @Test
    void deadLettersAreCountedOrNamedWhereTheyMayExplainADifference() {
        happenings.refused("odds must be over 1");

        assertThat(Comparison.differences(expecting(null, 1), happenings)).isEmpty();
        assertThat(Comparison.differences(expecting(null, 0), happenings))
                .containsExactly("there are 1 dead letters, expected 0: odds must be over 1");
        assertThat(Comparison.differences(expecting(List.of("arb_success P-1"), null), happenings))
                .hasSize(2)
                .last()
                .isEqualTo("refused as dead letters: odds must be over 1");
    }

    @Test
    void aKeyMustHoldWhatIsListedAndMayHoldMore() {
        written("k", "{\"a\":1,\"b\":\"100.00\",\"c\":{\"d\":true,\"e\":null},\"f\":[1,2]}");

        assertThat(key("k", "{}")).isEmpty();
        assertThat(key("k", "{\"b\":\"100.00\",\"c\":{\"d\":true}}")).isEmpty();
        assertThat(key("k", "{\"a\":1.0,\"b\":100.00,\"c\":{\"e\":null},\"f\":[1,2]}")).isEmpty();
        assertThat(key("k", "{\"b\":100.0}"))
                .containsExactly("the redis key k field b is \"100.00\", expected 100.0");
        assertThat(key("k", "{\"a\":\"1\"}"))
                .containsExactly("the redis key k field a is 1, expected \"1\"");
        assertThat(key("k", "{\"c\":{\"d\":false}}"))
                .containsExactly("the redis key k field c field d is true, expected false");
        assertThat(key("k", "{\"f\":[1]}")).hasSize(1);
        assertThat(key("k", "{\"z\":null}"))
                .containsExactly("the redis key k field z is missing, expected null");
    }

    @Test
    void theLastWriteOfAKeyCounts() {
        written("k", "{\"a\":1}");
        written("k", "{\"a\":2}");

        assertThat(key("k", "{\"a\":2}")).isEmpty();
    }

    @Test
    void aKeyMustHaveBeenWrittenOrNeverHaveBeen() {
        assertThat(key("k", "{}")).containsExactly("the redis key k was never written");
        assertThat(absent("k")).isEmpty();
        written("k", "{}");
        assertThat(absent("k")).containsExactly("the redis key k was written, but must not be: {}");
    }

    @Test
    void anExpiryCountsFromTheBeginning() {
        written("k", "{}");

        assertThat(expiry(Duration.ofSeconds(60))).isEmpty();
        assertThat(expiry(Duration.ofHours(24)))
                .containsExactly("the redis key k expires 1m after it began, expected 24h");
    }

    private void failed(String pairId) {
        happenings.published(
                new PublicEvent.ArbFailed(
                        "id-" + pairId, "arb_failed", "main", pairId, NOON, "why"));
    }

    private void written(String key, String json) {
        happenings.written(new VirtualOutput.KeyWritten(key, json, NOON, NOON.plusSeconds(60)));
    }

    private List<String> events(String... expected) {
        return Comparison.differences(expecting(List.of(expected), null), happenings);
    }

    private List<String> key(String name, String json) {
        return compare(new Expectation.Key(name, true, null, object(json)));
    }

    private List<String> absent(String name) {
        return compare(new Expectation.Key(name, false, null, object("{}")));
    }

    private List<String> expiry(Duration expiresIn) {
        return compare(new Expectation.Key("k", true, expiresIn, object("{}")));
    }

    private List<String> compare(Expectation.Key key) {
        return Comparison.differences(
                new Expectation(null, Map.of(), Map.of(), List.of(key), null), happenings);
    }

    private static Expectation expecting(
            @Nullable List<String> events, @Nullable Integer deadLetters) {
        return new Expectation(events, Map.of(), Map.of(), List.of(), deadLetters);
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode)
                    JsonMapper.builder()
                            .nodeFactory(JsonNodeFactory.instance)
                            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                            .disable(
                                    com.fasterxml.jackson.databind.cfg.JsonNodeFeature
                                            .STRIP_TRAILING_BIGDECIMAL_ZEROES)
                            .build()
                            .readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
