package io.surelock.bookmaker.bridge;

import static io.surelock.bookmaker.bridge.RawBookmaker.HANG_UP;
import static io.surelock.bookmaker.bridge.RawBookmaker.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.placement.BetOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What goes over the wire, byte by byte. */
@Timeout(60)
class BridgeWireTest {

    private static final AccountId ACCOUNT = AccountId.parse("wl:prov:acc");
    private static final String SESSION =
            answer(200, "{\"token\":\"t\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}");
    private static final String INCONCLUSIVE =
            answer(200, "{\"status\":\"inconclusive\",\"reason\":\"busy\"}");
    private static final String REJECTED =
            answer(200, "{\"status\":\"rejected\",\"reason\":\"closed\"}");

    @Test
    void aPlacementIsNotSentAgainWhenAKeptConnectionIsDropped() throws IOException {
        try (var raw = new RawBookmaker(bets(_ -> HANG_UP));
                var bridge = bridge(raw, Duration.ofSeconds(10))) {
            bridge.openSession(ACCOUNT);
            bridge.lookup(ACCOUNT, order("P-1/positive").reference());
            assertThat(place(bridge, "P-1/positive")).isInstanceOf(PlaceAnswer.Unknown.class);
            assertThat(placements(raw)).isEqualTo(1);
        }
    }

    @Test
    void aJvmThatSendsAnyRequestAgainIsRefused() throws IOException {
        try (var raw = new RawBookmaker(bets(_ -> HANG_UP))) {
            System.setProperty(BridgeHttp.RETRY_PROPERTY, "");
            assertThatThrownBy(() -> bridge(raw, Duration.ofSeconds(10)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(BridgeHttp.RETRY_PROPERTY);
        } finally {
            System.clearProperty(BridgeHttp.RETRY_PROPERTY);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (var raw = new RawBookmaker(bets(_ -> answer(307, "", "Location: /v1/elsewhere")));
                var bridge = bridge(raw, Duration.ofSeconds(10))) {
            bridge.openSession(ACCOUNT);
            assertThat(place(bridge, "P-1/positive")).isInstanceOf(PlaceAnswer.Unknown.class);
            assertThat(raw.requests()).containsExactly("POST /v1/sessions", "POST /v1/bets");
        }
    }

    @Test
    void aBodyThatDoesNotEndIsGivenUpWithinTheTimeOut() throws IOException {
        String unended = "HTTP/1.1 201 X\r\nContent-Length: 500\r\n\r\n{\"status\":";
        try (var raw = new RawBookmaker(bets(_ -> unended));
                var bridge = bridge(raw, Duration.ofSeconds(2))) {
            bridge.openSession(ACCOUNT);
            assertThat(place(bridge, "P-1/positive")).isInstanceOf(PlaceAnswer.Unknown.class);
            assertThat(placements(raw)).isEqualTo(1);
        }
    }

    /** Or else the second answer would count as that of the next bet, which would be lost. */
    @Test
    void anAnswerThatComesTwiceIsNotTakenForThatOfTheNextBet() throws IOException {
        Function<String, String> answers =
                request ->
                        request.contains("P-1/positive") ? REJECTED + REJECTED : acceptance("P-2");
        try (var raw = new RawBookmaker(bets(answers));
                var bridge = bridge(raw, Duration.ofSeconds(10))) {
            bridge.openSession(ACCOUNT);
            assertThat(place(bridge, "P-1/positive")).isInstanceOf(PlaceAnswer.Rejected.class);
            assertThat(place(bridge, "P-2/positive"))
                    .isInstanceOfAny(PlaceAnswer.Accepted.class, PlaceAnswer.Unknown.class);
        }
    }

    @Test
    void aBetOfAnotherReferenceIsNoAnswer() throws IOException {
        try (var raw = new RawBookmaker(bets(_ -> acceptance("P-2")));
                var bridge = bridge(raw, Duration.ofSeconds(10))) {
            bridge.openSession(ACCOUNT);
            assertThat(place(bridge, "P-1/positive")).isInstanceOf(PlaceAnswer.Unknown.class);
        }
    }

    @Test
    void withoutASessionNothingIsWritten() throws IOException {
        try (var raw = new RawBookmaker(bets(_ -> acceptance("P-1")));
                var bridge = bridge(raw, Duration.ofSeconds(10))) {
            assertThat(place(bridge, "P-1/positive")).isInstanceOf(PlaceAnswer.NotPlaced.class);
            assertThat(raw.requests()).isEmpty();
        }
    }

    @Test
    void aLookupWithoutAnAnswerProvesNothing() throws IOException {
        try (var raw = new RawBookmaker(request -> isLogin(request) ? SESSION : HANG_UP);
                var bridge = bridge(raw, Duration.ofSeconds(10))) {
            assertThat(bridge.lookup(ACCOUNT, order("P-1/positive").reference()))
                    .isInstanceOf(LookupAnswer.Inconclusive.class);
        }
    }

    private static Function<String, String> bets(Function<String, String> placements) {
        return request ->
                isLogin(request)
                        ? SESSION
                        : request.startsWith("GET") ? INCONCLUSIVE : placements.apply(request);
    }

    private static boolean isLogin(String request) {
        return request.startsWith("POST /v1/sessions");
    }

    private static String acceptance(String pair) {
        return answer(
                201,
                """
                {"status":"accepted","clientReference":"%s","ticket":"T","stake":"100.00",\
                "odds":"2.1000","currency":"EUR"}"""
                        .formatted(order(pair + "/positive").reference()));
    }

    private static long placements(RawBookmaker raw) {
        List<String> all = raw.requests();
        return all.stream().filter("POST /v1/bets"::equals).count();
    }

    private static PlaceAnswer place(BridgeBookmaker bridge, String bet) {
        return bridge.place(order(bet), Instant.now().plusSeconds(30));
    }

    private static BridgeBookmaker bridge(RawBookmaker raw, Duration timeout) {
        return new BridgeBookmaker(
                new BridgeSettings(
                        raw.address(),
                        new Capabilities(Duration.ZERO, true, Duration.ZERO, true, true),
                        Duration.ofSeconds(5),
                        timeout,
                        1 << 16),
                _ -> Optional.of(new Login("surelock", "secret")));
    }

    private static BetOrder order(String bet) {
        BetId id = BetId.parse(bet);
        return new BetOrder(
                id,
                ACCOUNT,
                ClientReference.of("main", id),
                "event-1",
                "market-1",
                "over",
                null,
                Side.BACK,
                Odds.of("2.1000"),
                Money.of("100.00", "EUR"));
    }
}
