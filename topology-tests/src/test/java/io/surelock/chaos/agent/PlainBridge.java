package io.surelock.chaos.agent;

import io.surelock.bet.AccountId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.placement.BetOrder;
import io.surelock.settlement.PollAnswer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bookmaker process as an instance of a test sees it: one call each, nothing tried twice. */
public final class PlainBridge implements Bookmaker {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;
    private final boolean refusesLate;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final Map<AccountId, String> tokens = new ConcurrentHashMap<>();

    PlainBridge(String url, boolean refusesLate) {
        this.url = url;
        this.refusesLate = refusesLate;
    }

    /** What a bookmaker has answered. */
    private record Answer(int status, JsonNode body) {
        String reason() {
            return status + " " + body;
        }
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Duration.ofDays(1), true, Duration.ZERO, refusesLate);
    }

    @Override
    public PlaceAnswer place(BetOrder order, Instant notAfter) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("clientReference", order.reference().toString())
                        .put("bet", order.bet().toString())
                        .put("account", order.account().toString())
                        .put("marketId", order.marketId())
                        .put("selectionId", order.selectionId())
                        .putNull("handicap")
                        .put("side", order.side().name())
                        .put("odds", order.odds().toString())
                        .put("stake", order.stake().amount())
                        .put("currency", order.stake().currency())
                        .put("notAfter", notAfter.toString());
        try {
            return placed(call(order.account(), "POST", "/v1/bets", body, order.reference()));
        } catch (IOException e) {
            return new PlaceAnswer.Unknown(String.valueOf(e));
        }
    }

    private static PlaceAnswer placed(Answer answer) {
        JsonNode body = answer.body();
        return switch (answer.status()) {
            case 201 ->
                    body.path("ticket").isTextual()
                            ? new PlaceAnswer.Accepted(
                                    body.path("ticket").asText(),
                                    Money.of(
                                            body.path("stake").asText(),
                                            body.path("currency").asText()),
                                    Odds.of(body.path("odds").asText()))
                            : new PlaceAnswer.Unknown(answer.reason());
            case 202 -> new PlaceAnswer.Pending(answer.reason());
            case 200 -> new PlaceAnswer.Rejected(answer.reason());
            case 409 -> new PlaceAnswer.Duplicate(answer.reason());
            case 422, 401, 429 -> new PlaceAnswer.NotPlaced(answer.reason());
            default -> new PlaceAnswer.Unknown(answer.reason());
        };
    }

    @Override
    public LookupAnswer lookup(AccountId account, ClientReference reference) {
        try {
            Answer answer =
                    call(account, "GET", "/v1/bets/" + reference + query(account), null, null);
            JsonNode bet = answer.body().path("bet");
            return switch (answer.body().path("status").asText()) {
                case "found" ->
                        new LookupAnswer.Found(
                                bet.path("ticket").asText(),
                                Money.of(bet.path("stake").asText(), bet.path("currency").asText()),
                                Odds.of(bet.path("odds").asText()));
                case "absent" ->
                        new LookupAnswer.Absent(
                                answer.body().path("complete").asBoolean(),
                                Instant.parse(answer.body().path("asOf").asText()));
                default -> new LookupAnswer.Inconclusive(answer.reason());
            };
        } catch (IOException e) {
            return new LookupAnswer.Inconclusive(String.valueOf(e));
        }
    }

    @Override
    public SettlementAnswer settlement(AccountId account, String ticket) {
        try {
            Answer answer =
                    call(
                            account,
                            "GET",
                            "/v1/tickets/" + ticket + "/settlement" + query(account),
                            null,
                            null);
            String status = answer.body().path("status").asText();
            for (PollAnswer known : PollAnswer.values()) {
                if (known.label().equals(status)) {
                    return new SettlementAnswer(known, answer.reason());
                }
            }
            return new SettlementAnswer(PollAnswer.ERROR, answer.reason());
        } catch (IOException e) {
            return new SettlementAnswer(PollAnswer.ERROR, String.valueOf(e));
        }
    }

    @Override
    public void renewSession(AccountId account) {
        try {
            tokens.put(account, login(account));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String login(AccountId account) throws IOException {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("account", account.toString())
                        .put("username", "chaos")
                        .put("password", "chaos");
        Answer answer = send("POST", "/v1/sessions", body, null, null);
        if (answer.status() != 200) {
            throw new IOException("the login is refused: " + answer.reason());
        }
        return answer.body().path("token").asText();
    }

    private Answer call(
            AccountId account,
            String method,
            String path,
            @Nullable ObjectNode body,
            @Nullable ClientReference key)
            throws IOException {
        String token = tokens.get(account);
        if (token == null) {
            token = login(account);
            tokens.put(account, token);
        }
        Answer answer = send(method, path, body, token, key);
        if (answer.status() == 401) {
            tokens.remove(account, token); // a bookmaker that was restarted knows no sessions
        }
        return answer;
    }

    private Answer send(
            String method,
            String path,
            @Nullable ObjectNode body,
            @Nullable String token,
            @Nullable ClientReference key)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key.toString());
        }
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String query(AccountId account) {
        return "?account=" + account;
    }

    @Override
    public void close() {
        client.close();
    }
}
