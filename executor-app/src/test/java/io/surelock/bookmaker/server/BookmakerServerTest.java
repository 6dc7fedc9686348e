package io.surelock.bookmaker.server;

import static io.surelock.bookmaker.server.TestSlips.ACCOUNT;
import static io.surelock.bookmaker.server.TestSlips.NOON;
import static io.surelock.bookmaker.server.TestSlips.NOT_AFTER;
import static io.surelock.bookmaker.server.TestSlips.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.surelock.bookmaker.server.book.Slip;
import io.surelock.bookmaker.server.script.BetPlan;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.bookmaker.server.script.Fault;
import io.surelock.bookmaker.server.script.FaultRates;
import io.surelock.bookmaker.server.script.FaultTiming;
import io.surelock.bookmaker.server.script.RateLimit;
import io.surelock.bookmaker.server.script.SessionRules;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The server over real sockets, on a clock that the test sets. */
class BookmakerServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Slip SLIP = slip("P-1/positive");

    @TempDir private Path folder;
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final HttpClient http = HttpClient.newHttpClient();
    private BookmakerServer server;
    private String token;

    @BeforeEach
    void startsAGoodBookmaker() throws Exception {
        start(BookmakerScript.DEFAULT);
    }

    @AfterEach
    void stops() {
        server.close();
        http.close();
    }

    @Test
    void placesFindsAndSettlesABet() throws Exception {
        HttpResponse<String> placed = place(SLIP);
        HttpResponse<String> found = get("/v1/bets/" + SLIP.reference() + "?account=" + ACCOUNT);
        String ticket = json(placed).get("ticket").asText();
        clock.set(NOON.plusSeconds(2));
        HttpResponse<String> settled =
                get("/v1/tickets/" + ticket + "/settlement?account=" + ACCOUNT);

        assertThat(placed.statusCode()).isEqualTo(201);
        assertThat(json(placed))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"status":"accepted","clientReference":"%s","ticket":"T-%s",
                                 "stake":"100.00","odds":"2.1000","currency":"EUR"}"""
                                        .formatted(SLIP.reference(), SLIP.reference())));
        assertThat(json(found).get("bet").get("ticket").asText()).isEqualTo(ticket);
        assertThat(json(settled).get("status").asText()).isEqualTo("won");
    }

    @Test
    void answersASecondSendWithTheBet() throws Exception {
        place(SLIP);
        HttpResponse<String> second = place(SLIP);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).get("bet").get("stake").asText()).isEqualTo("100.00");
        assertThat(ledger()).hasLineCount(1);
    }

    @Test
    void refusesALateBetACancelledOneAndOneItCannotRead() throws Exception {
        post("/v1/bets/" + SLIP.reference() + "/cancel", "{\"account\":\"" + ACCOUNT + "\"}");
        HttpResponse<String> cancelled = place(SLIP);
        HttpResponse<String> strange =
                place(SLIP, TestSlips.json(SLIP).replace("}", ",\"more\":1}"));
        HttpResponse<String> negative =
                place(SLIP, TestSlips.json(SLIP).replace("\"100.00\"", "\"-1.00\""));
        clock.set(NOT_AFTER.plusNanos(1));
        HttpResponse<String> late = place(slip("P-2/positive"));

        assertThat(cancelled.statusCode()).isEqualTo(422);
        assertThat(json(cancelled).get("reason").asText()).contains("cancelled");
        assertThat(strange.statusCode()).isEqualTo(422);
        assertThat(json(strange).get("reason").asText()).contains("\"more\" is not known");
        assertThat(negative.statusCode()).isEqualTo(422);
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(json(late).get("reason").asText()).contains("too late");
        assertThat(ledger()).doesNotContain("accepted");
    }

    @Test
    void endsSessionsInTime() throws Exception {
        restart(BookmakerScript.DEFAULT.with(new SessionRules(Duration.ofSeconds(5), "u", "p")));

        assertThat(place(SLIP).statusCode()).isEqualTo(201);
        clock.set(NOON.plusSeconds(5));
        HttpResponse<String> over = place(slip("P-2/positive"));

        assertThat(over.statusCode()).isEqualTo(401);
        assertThat(json(over).get("status").asText()).isEqualTo("session_lost");
        assertThat(login("u", "wrong").statusCode()).isEqualTo(403);
    }

    @Test
    void letsNobodyBetOnTheAccountOfAnother() throws Exception {
        String other = TestSlips.json(SLIP).replace("wl:prov:acc", "wl:prov:other");

        assertThat(place(SLIP, other).statusCode()).isEqualTo(401);
        assertThat(ledger()).isEmpty();
    }

    @Test
    void slowsDownWhoCallsTooOften() throws Exception {
        restart(BookmakerScript.DEFAULT.with(new RateLimit(1, 2)));

        assertThat(place(SLIP).statusCode()).isEqualTo(201);
        assertThat(place(SLIP).statusCode()).isEqualTo(409);
        HttpResponse<String> third = place(slip("P-2/positive"));
        clock.set(NOON.plusSeconds(1));

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).contains("1");
        assertThat(place(slip("P-2/positive")).statusCode()).isEqualTo(201);
    }

    @Test
    void closesTheConnectionWithoutAByteAndKeepsTheBet() throws Exception {
        play(Fault.ACCEPT_DROP);

        assertThat(raw(SLIP)).isEmpty();
        assertThat(ledger()).contains("\"bet\":\"P-1/positive\"");
        assertThat(place(SLIP).statusCode()).isEqualTo(409);
    }

    @Test
    void closesTheConnectionWithoutAByteAndTakesNothing() throws Exception {
        play(Fault.DROP);

        assertThat(raw(SLIP)).isEmpty();
        assertThat(ledger()).isEmpty();
    }

    @Test
    void hangsWithTheBetTakenAndThenClosesTheConnection() throws Exception {
        Duration none = Duration.ZERO;
        restart(
                planned(Fault.ACCEPT_TIMEOUT)
                        .with(new FaultTiming(none, Duration.ofSeconds(2), none, none)));
        long before = System.nanoTime();

        String received = RawClient.send(server.port(), RawClient.placement(SLIP, token));

        assertThat(received).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofSeconds(1));
        assertThat(ledger()).hasLineCount(1);
    }

    @Test
    void sendsTheWholeAnswerTwiceOnTheConnection() throws Exception {
        play(Fault.TWICE);

        String received = raw(SLIP);

        int half = received.length() / 2;
        assertThat(received).startsWith("HTTP/1.1 201 Created\r\n").endsWith("}");
        assertThat(received.substring(half)).isEqualTo(received.substring(0, half));
        assertThat(ledger()).hasLineCount(1);
    }

    @Test
    void sendsHalfOfWhatItAnnouncedAndClosesTheConnection() throws Exception {
        play(Fault.TRUNCATED);

        String received = raw(SLIP);

        String[] parts = received.split("\r\n\r\n", 2);
        assertThat(parts[0]).containsPattern("content-length: \\d+");
        int announced =
                Integer.parseInt(parts[0].replaceAll("(?s).*content-length: (\\d+).*", "$1"));
        assertThat(parts[1]).hasSize(announced / 2);
        assertThat(ledger()).hasLineCount(1);
    }

    @Test
    void sendsTenMegabytesThatAreJsonToTheEnd() throws Exception {
        play(Fault.HUGE);

        HttpResponse<String> answer = place(SLIP);

        assertThat(answer.body()).hasSize(10 * 1024 * 1024);
        assertThat(json(answer).get("status").asText()).isEqualTo("accepted");
    }

    @Test
    void endsTheSessionAroundAPlacement() throws Exception {
        play(Fault.EXPIRE_BEFORE);
        assertThat(place(SLIP).statusCode()).isEqualTo(401);
        assertThat(ledger()).isEmpty();

        play(Fault.EXPIRE_AFTER);
        assertThat(place(SLIP).statusCode()).isEqualTo(201);
        assertThat(place(SLIP).statusCode()).isEqualTo(401);
        assertThat(ledger()).hasLineCount(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void keepsTheBetExactlyWhenTheFaultSaysSo(Fault fault) throws Exception {
        Duration none = Duration.ZERO;
        restart(planned(fault).with(new FaultTiming(none, none, Duration.ofHours(1), none)));

        raw(SLIP);
        get("/v1/bets/" + SLIP.reference() + "?account=" + ACCOUNT);
        clock.set(NOON.plusSeconds(3));
        for (int poll = 0; poll < 2; poll++) {
            get("/v1/tickets/T-" + SLIP.reference() + "/settlement?account=" + ACCOUNT);
        }

        if (fault == Fault.CHANGED_SETTLEMENT || fault == Fault.CONTRADICTORY_SETTLEMENT) {
            assertThat(ledger()).hasLineCount(1);
        } else {
            assertThat(ledger().lines().count()).isEqualTo(fault.takesTheBet() ? 1 : 0);
        }
        assertThat(server.counts().injected()).isEqualTo(Map.of(fault, 1L));
        assertThat(json(get("/v1/faults")).get("injected").get(fault.label()).asInt()).isEqualTo(1);
    }

    @Test
    void treatsASecondSendByTheRulesAlone() throws Exception {
        play(Fault.ERROR);

        assertThat(place(SLIP).statusCode()).isEqualTo(500);
        assertThat(place(SLIP).statusCode()).isEqualTo(201);
    }

    @Test
    void rejectsHoweverOftenItIsAsked() throws Exception {
        play(Fault.REJECT);

        assertThat(json(place(SLIP)).get("status").asText()).isEqualTo("rejected");
        assertThat(json(place(SLIP)).get("status").asText()).isEqualTo("rejected");
    }

    @Test
    void drawsFaultsByBetAndNotByArrival() throws Exception {
        var rates = new FaultRates(3, Map.of(Fault.REJECT, 500_000));
        restart(BookmakerScript.DEFAULT.with(rates));

        for (int i = 40; i > 0; i--) {
            Slip slip = slip("P-" + i + "/positive");
            boolean drawn = rates.drawn(slip.bet()).contains(Fault.REJECT);
            assertThat(place(slip).statusCode()).isEqualTo(drawn ? 200 : 201);
        }
    }

    @Test
    void answersOneRequestOfAConnectionAfterTheOther() throws Exception {
        String last = RawClient.request("GET", "/v1/health", "");
        String health = last.replace("Connection: close\r\n", "");

        String received = RawClient.send(server.port(), health.repeat(4) + last);

        assertThat(received.split("HTTP/1.1 200 OK", -1)).hasSize(6);
    }

    @Test
    void readsABodyThatComesLongAfterItsHead() throws Exception {
        String[] parts = RawClient.placement(SLIP, token).split("(?<=\r\n\r\n)", 2);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(parts[0].getBytes(UTF_8));
            // Answered on another connection: by now the server has looked at the head.
            assertThat(get("/v1/health").statusCode()).isEqualTo(200);
            socket.getOutputStream().write(parts[1].getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 201 Created");
        }
    }

    @Test
    void endsAConnectionThatSpeaksNoHttpOrTooMuch() throws Exception {
        String strange = RawClient.send(server.port(), "HELLO\r\n\r\n");
        String large =
                RawClient.send(
                        server.port(), RawClient.request("POST", "/v1/bets", "x".repeat(70_000)));

        assertThat(strange).startsWith("HTTP/1.1 400 ");
        assertThat(large).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void continuesItsBooksAfterARestart() throws Exception {
        place(SLIP);
        server.close();
        start(BookmakerScript.DEFAULT);

        assertThat(server.readBack().bets()).isEqualTo(1);
        assertThat(place(SLIP).statusCode()).isEqualTo(409);
    }

    @Test
    void saysThatItsPortIsTaken() {
        ServerSettings same =
                ServerSettings.of(folder.resolve("other.jsonl"), BookmakerScript.DEFAULT)
                        .onPort(server.port());

        assertThatThrownBy(() -> BookmakerServer.start(same))
                .isInstanceOf(BookmakerServerException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1 port " + server.port());
    }

    private void play(Fault fault) throws Exception {
        restart(planned(fault));
    }

    private static BookmakerScript planned(Fault fault) {
        return BookmakerScript.DEFAULT.with(Map.of(SLIP.bet(), BetPlan.of(Set.of(fault))));
    }

    private void restart(BookmakerScript script) throws Exception {
        server.close();
        Files.deleteIfExists(file());
        start(script);
    }

    private void start(BookmakerScript script) throws Exception {
        server =
                BookmakerServer.start(
                        new ServerSettings(ServerSettings.LOOPBACK, 0, file(), script, clock::get));
        HttpResponse<String> session = login("u", "p");
        assertThat(session.statusCode()).isEqualTo(200);
        token = json(session).get("token").asText();
    }

    private HttpResponse<String> login(String username, String password) throws Exception {
        return http.send(
                to("/v1/sessions")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"account\":\"%s\",\"username\":\"%s\",\"password\":\"%s\"}"
                                                .formatted(ACCOUNT, username, password)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> place(Slip slip) throws Exception {
        return place(slip, TestSlips.json(slip));
    }

    private HttpResponse<String> place(Slip slip, String body) throws Exception {
        return http.send(
                to("/v1/bets")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", slip.reference().value())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String raw(Slip slip) throws Exception {
        return RawClient.send(server.port(), RawClient.placement(slip, token));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                to(path).header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                to(path).header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path))
                .timeout(Duration.ofSeconds(30));
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private Path file() {
        return folder.resolve("ledger.jsonl");
    }

    private String ledger() throws Exception {
        return Files.readString(file());
    }
}
