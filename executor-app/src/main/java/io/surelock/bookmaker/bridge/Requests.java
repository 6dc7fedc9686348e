package io.surelock.bookmaker.bridge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.bet.AccountId;
import io.surelock.bet.ClientReference;
import io.surelock.placement.BetOrder;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes the contract's requests. */
final class Requests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String base;

    /**
     * @param url with or without a slash at its end
     */
    Requests(URI url) {
        String text = url.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    HttpRequest login(AccountId account, Login login) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("account", account.toString())
                        .put("username", login.username())
                        .put("password", login.password());
        return to("/v1/sessions").POST(json(body)).build();
    }

    HttpRequest place(BetOrder order, Instant notAfter, String token) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("clientReference", order.reference().toString())
                        .put("bet", order.bet().toString())
                        .put("account", order.account().toString())
                        .put("marketId", order.marketId())
                        .put("selectionId", order.selectionId())
                        .put(
                                "handicap",
                                order.handicap() == null ? null : order.handicap().toString())
                        .put("side", order.side().name())
                        .put("odds", order.odds().toString())
                        .put("stake", order.stake().amount())
                        .put("currency", order.stake().currency())
                        .put("notAfter", notAfter.toString());
        return with(token, "/v1/bets")
                .header("Idempotency-Key", order.reference().toString())
                .POST(json(body))
                .build();
    }

    HttpRequest lookup(AccountId account, ClientReference reference, String token) {
        return with(token, "/v1/bets/%s?account=%s".formatted(reference, encoded(account)))
                .GET()
                .build();
    }

    HttpRequest cancel(AccountId account, ClientReference reference, String token) {
        ObjectNode body = JSON.createObjectNode().put("account", account.toString());
        return with(token, "/v1/bets/%s/cancel".formatted(reference)).POST(json(body)).build();
    }

    HttpRequest settlement(AccountId account, String ticket, String token) {
        String path = "/v1/tickets/%s/settlement?account=%s";
        return with(token, path.formatted(encoded(ticket), encoded(account))).GET().build();
    }

    private HttpRequest.Builder with(String token, String path) {
        return to(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private static String encoded(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpRequest.BodyPublisher json(ObjectNode body) {
        return BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8);
    }
}
