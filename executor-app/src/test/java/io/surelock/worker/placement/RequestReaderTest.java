package io.surelock.worker.placement;

import static io.surelock.worker.placement.TestRequests.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Leg;
import io.surelock.contract.Wire;
import io.surelock.placement.BetOrder;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementAttempt;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

class RequestReaderTest {

    private static final int PARTITIONS = 4;
    private static final String KEY = TestRequests.ACCOUNT.toString();
    private static final int PARTITION =
            Utils.toPositive(Utils.murmur2(KEY.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;

    private final RequestReader reader = new RequestReader(Wire.standard(), PARTITIONS);
    private final PlaceBet place = TestRequests.place("P-1");

    @Test
    void readsAnOrderToPlace() {
        PolledRequest polled = read(KEY, PARTITION, place);
        assertThat(polled)
                .isEqualTo(
                        new PolledRequest.Placement(
                                new PolledRequest.Position(PARTITION, 7, NOW), place));
    }

    @Test
    void readsAnOrderToLookUp() {
        LookUpBet lookUp = TestRequests.lookUp("P-1", 2);
        PolledRequest polled = read(KEY, PARTITION, lookUp);
        assertThat(polled)
                .isEqualTo(
                        new PolledRequest.Lookup(
                                new PolledRequest.Position(PARTITION, 7, NOW), lookUp));
    }

    @Test
    void refusesABetThatCameThroughAnotherPartition() {
        assertUnreadable(read(KEY, (PARTITION + 1) % PARTITIONS, place), "belongs on partition");
    }

    @Test
    void refusesABetUnderAnotherKey() {
        assertUnreadable(read("wl1:alpha:ACC_002", PARTITION, place), "another key");
        assertUnreadable(read(null, PARTITION, place), "another key");
    }

    @Test
    void refusesAReferenceThatDoesNotFollowFromTheBet() {
        BetOrder order = place.order();
        BetOrder forged =
                new BetOrder(
                        order.bet(),
                        order.account(),
                        ClientReference.of("main", new BetId("P-2", Leg.POSITIVE)),
                        order.eventId(),
                        order.marketId(),
                        order.selectionId(),
                        order.handicap(),
                        order.side(),
                        order.odds(),
                        order.stake());
        PlaceBet request = new PlaceBet("main", forged, NOW, place.notAfter(), place.callTimeout());
        assertUnreadable(read(KEY, PARTITION, request), "client reference");
    }

    @Test
    void refusesACallTimeOutThatIsNone() {
        PlaceBet request =
                new PlaceBet("main", place.order(), NOW, place.notAfter(), Duration.ZERO);
        assertUnreadable(read(KEY, PARTITION, request), "time-out");
    }

    @Test
    void refusesGarbageAndOtherRecords() {
        assertUnreadable(reader.read(polled(KEY, PARTITION, new byte[] {1, 2, 3})), "");
        assertUnreadable(reader.read(polled(KEY, PARTITION, null)), "");
        PlacementAttempt attempt =
                new PlacementAttempt(
                        "main",
                        place.order().bet(),
                        TestRequests.ACCOUNT,
                        place.order().reference(),
                        "w",
                        "i",
                        NOW,
                        0,
                        0);
        assertUnreadable(read(KEY, PARTITION, attempt), "PlacementAttempt");
    }

    @Test
    void refusesATopicWithTheClientsOwnTime() {
        ConsumerRecord<byte[], byte[]> polled =
                polled(KEY, PARTITION, Wire.standard().encode(place), TimestampType.CREATE_TIME);
        assertThatThrownBy(() -> reader.read(polled))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LogAppendTime");
    }

    private PolledRequest read(@Nullable String key, int partition, Object request) {
        return reader.read(polled(key, partition, Wire.standard().encode(request)));
    }

    private static void assertUnreadable(PolledRequest polled, String reason) {
        assertThat(polled).isInstanceOf(PolledRequest.Unreadable.class);
        assertThat(((PolledRequest.Unreadable) polled).reason()).contains(reason);
    }

    private static ConsumerRecord<byte[], byte[]> polled(
            @Nullable String key, int partition, byte @Nullable [] value) {
        return polled(key, partition, value, TimestampType.LOG_APPEND_TIME);
    }

    @SuppressWarnings("NullAway") // Kafka's records may have neither key nor value
    private static ConsumerRecord<byte[], byte[]> polled(
            @Nullable String key, int partition, byte @Nullable [] value, TimestampType type) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "bet-placement-requests",
                partition,
                7,
                NOW.toEpochMilli(),
                type,
                0,
                0,
                bytes,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
