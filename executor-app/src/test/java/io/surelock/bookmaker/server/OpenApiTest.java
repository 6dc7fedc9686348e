package io.surelock.bookmaker.server;

import static io.surelock.bookmaker.server.TestSlips.ACCOUNT;
import static io.surelock.bookmaker.server.TestSlips.slip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.surelock.bet.BetId;
import io.surelock.bookmaker.server.book.Slip;
import io.surelock.bookmaker.server.script.Abilities;
import io.surelock.bookmaker.server.script.BetPlan;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.bookmaker.server.script.Fault;
import io.surelock.bookmaker.server.script.RateLimit;
import io.surelock.bookmaker.server.script.SessionRules;
import io.surelock.settlement.PollAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The document and the server say the same: each documented answer is seen, and no other. */
class OpenApiTest {

    private static final String DOCUMENT = "/io/surelock/schemas/bridge/openapi.yaml";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Slip GOOD = slip("P-1/positive");
    private static final Slip REJECTED = slip("P-2/positive");
    private static final Slip PENDING = slip("P-3/positive");
    private static final Slip FAILING = slip("P-4/positive");
    private static final Slip STRANGE = slip("P-5/positive");
    private static final Slip UNUSED = slip("P-6/positive");

    @TempDir private Path folder;
    private final Set<String> seen = new TreeSet<>();
    private final JsonNode document = document();

    @Test
    void theServerGivesTheAnswersThatAreDocumentedAndNoOthers() throws Exception {
        try (BookmakerServer server = start("good", script())) {
            everythingThatWorks(server);
        }
        try (BookmakerServer server = start("limited", script().with(new RateLimit(1, 1)))) {
            everythingThatIsTooMuch(server);
        }
        var unable = new Abilities(null, true, false, Duration.ZERO, true);
        try (BookmakerServer server = start("unable", script().with(unable))) {
            call(server, login(server), "POST", cancel(UNUSED), "/cancel", account());
        }
        assertThat(seen).containsAll(documented(true));
        assertThat(documented(false)).containsAll(seen);
    }

    private void everythingThatWorks(BookmakerServer server) throws Exception {
        String token = login(server);
        for (String path : List.of("/v1/health", "/v1/faults")) {
            call(server, token, "GET", path, "", "");
        }
        call(server, token, "POST", "/v1/sessions", "", "{}");
        call(server, token, "POST", "/v1/sessions", "", credentials("wrong"));
        for (Slip slip : List.of(GOOD, GOOD, REJECTED, PENDING, FAILING, STRANGE, STRANGE)) {
            place(server, token, slip, TestSlips.json(timely(slip)));
        }
        place(server, token, GOOD, "{}");
        place(server, "nobody", GOOD, TestSlips.json(timely(GOOD)));
        for (String query : List.of("?account=" + ACCOUNT, "")) {
            call(server, token, "GET", "/v1/bets/" + GOOD.reference(), query, "");
            call(server, token, "GET", ticket(GOOD), query, "");
        }
        call(server, token, "GET", ticket(STRANGE), "?account=" + ACCOUNT, "");
        call(server, token, "GET", ticket(UNUSED), "?account=" + ACCOUNT, "");
        for (Slip slip : List.of(GOOD, UNUSED)) {
            call(server, token, "POST", cancel(slip), "/cancel", account());
        }
        call(server, token, "POST", cancel(GOOD), "/cancel", "{}");
        reads(server, "nobody");
        String large = "x".repeat(70_000);
        call(server, token, "POST", "/v1/sessions", "", large);
        call(server, token, "POST", cancel(GOOD), "/cancel", large);
        place(server, token, GOOD, large);
    }

    private void everythingThatIsTooMuch(BookmakerServer server) throws Exception {
        String token = login(server);
        place(server, token, GOOD, TestSlips.json(timely(GOOD)));
        place(server, token, GOOD, TestSlips.json(timely(GOOD)));
        reads(server, token);
    }

    private void reads(BookmakerServer server, String token) throws Exception {
        call(server, token, "GET", "/v1/bets/" + GOOD.reference(), "?account=" + ACCOUNT, "");
        call(server, token, "GET", ticket(GOOD), "?account=" + ACCOUNT, "");
        call(server, token, "POST", cancel(GOOD), "/cancel", account());
    }

    private void place(BookmakerServer server, String token, Slip slip, String body)
            throws Exception {
        call(server, token, "POST", "/v1/bets", "", body, "Idempotency-Key: " + slip.reference());
    }

    /** Calls, remembers what came, and compares its body with the schema. */
    private JsonNode call(
            BookmakerServer server,
            String token,
            String method,
            String path,
            String rest,
            String body,
            String... headers)
            throws Exception {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Authorization: Bearer " + token;
        String address = rest.equals("/cancel") ? path : path + rest;
        String received =
                RawClient.send(server.port(), RawClient.request(method, address, body, all));
        String status = received.substring(9, 12);
        String route =
                path.replaceAll("[0-9a-f]{32}$|(?<=/)[0-9a-f]{32}(?=/cancel)", "{clientReference}")
                        .replaceAll("T-[^/]+", "{ticket}");
        seen.add(method + " " + route + " " + status);
        JsonNode answer = JSON.readTree(received.split("\r\n\r\n", 2)[1]);
        checkBody(method, route, status, answer);
        return answer;
    }

    private void checkBody(String method, String route, String status, JsonNode answer) {
        JsonNode response =
                resolved(
                        document.path("paths")
                                .path(route)
                                .path(method.toLowerCase(Locale.ROOT))
                                .path("responses")
                                .path(status));
        JsonNode schema =
                resolved(response.path("content").path("application/json").path("schema"));
        String where = method + " " + route + " " + status;
        assertThat(schema.isMissingNode()).as(where + " is documented").isFalse();
        for (JsonNode field : schema.path("required")) {
            assertThat(answer.has(field.asText())).as(where + " " + field).isTrue();
        }
        for (String field : (Iterable<String>) answer::fieldNames) {
            assertThat(schema.path("properties").has(field)).as(where + " " + field).isTrue();
        }
        JsonNode states = schema.path("properties").path("status").path("enum");
        if (states.isArray()) {
            assertThat(states).as(where).contains(answer.get("status"));
        }
    }

    /** What is documented; failures that only a broken disk brings are left out on demand. */
    private Set<String> documented(boolean withoutBrokenDisks) {
        Set<String> answers = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                for (Map.Entry<String, JsonNode> status :
                        method.getValue().path("responses").properties()) {
                    answers.add(name(method.getKey(), path.getKey(), status.getKey()));
                }
            }
        }
        if (withoutBrokenDisks) {
            answers.removeAll(
                    Set.of(
                            "POST /v1/sessions 500",
                            "GET /v1/bets/{clientReference} 500",
                            "POST /v1/bets/{clientReference}/cancel 500"));
        }
        return answers;
    }

    private static String name(String method, String path, String status) {
        return method.toUpperCase(Locale.ROOT) + " " + path + " " + status;
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private String login(BookmakerServer server) throws Exception {
        return call(server, "", "POST", "/v1/sessions", "", credentials("right"))
                .get("token")
                .asText();
    }

    private BookmakerServer start(String ledger, BookmakerScript script)
            throws BookmakerServerException {
        return BookmakerServer.start(ServerSettings.of(folder.resolve(ledger + ".jsonl"), script));
    }

    private static BookmakerScript script() {
        Map<BetId, BetPlan> plans = new HashMap<>();
        plans.put(REJECTED.bet(), BetPlan.of(Set.of(Fault.REJECT)));
        plans.put(PENDING.bet(), BetPlan.of(Set.of(Fault.ACCEPT_PENDING)));
        plans.put(FAILING.bet(), BetPlan.of(Set.of(Fault.ERROR)));
        plans.put(
                STRANGE.bet(),
                new BetPlan(
                        Set.of(Fault.RATE_LIMIT),
                        null,
                        null,
                        null,
                        Duration.ZERO,
                        List.of(PollAnswer.ERROR)));
        return BookmakerScript.DEFAULT
                .with(plans)
                .with(new SessionRules(Duration.ofMinutes(10), "u", "right"));
    }

    static Slip timely(Slip slip) {
        return new Slip(
                slip.reference(),
                slip.bet(),
                slip.account(),
                slip.marketId(),
                slip.selectionId(),
                slip.handicap(),
                slip.side(),
                slip.odds(),
                slip.stake(),
                Instant.now().plusSeconds(600));
    }

    private static String ticket(Slip slip) {
        return "/v1/tickets/T-" + slip.reference() + "/settlement";
    }

    private static String cancel(Slip slip) {
        return "/v1/bets/" + slip.reference() + "/cancel";
    }

    private static String account() {
        return "{\"account\":\"" + ACCOUNT + "\"}";
    }

    private static String credentials(String password) {
        return "{\"account\":\"%s\",\"username\":\"u\",\"password\":\"%s\"}"
                .formatted(ACCOUNT, password);
    }

    private static JsonNode document() {
        try (InputStream in = OpenApiTest.class.getResourceAsStream(DOCUMENT)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
