package io.surelock.bookmaker.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.bet.AccountId;
import io.surelock.bet.ClientReference;
import io.surelock.bookmaker.server.Sessions.Session;
import io.surelock.bookmaker.server.book.Finding;
import io.surelock.bookmaker.server.book.Standing;
import io.surelock.bookmaker.server.ledger.LedgerException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The routes of the bridge contract, as in {@code openapi.yaml}. Blocks; safe for many callers. */
final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private static final String BEARER = "Bearer ";

    private final ServerParts parts;
    private final Placements placements;

    Routes(ServerParts parts, Placements placements) {
        this.parts = parts;
        this.placements = placements;
    }

    /** Answers a call, whatever happens; if it is interrupted, with the end of the connection. */
    Reply answer(Call call) {
        try {
            Reply reply = route(call);
            Delays.pass(parts.delays().latency().next());
            return reply;
        } catch (LedgerException e) {
            return Reply.error(500, String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Reply.nothing();
        } catch (RuntimeException e) {
            LOG.error("{} {} has failed.", call.method(), call.path(), e);
            return Reply.error(500, "a fault of the bookmaker: " + e);
        }
    }

    private Reply route(Call call) throws LedgerException, InterruptedException {
        List<String> steps = List.of(call.path().split("/", -1));
        if (steps.size() < 3 || !steps.get(1).equals("v1")) {
            return noSuchRoute(call);
        }
        List<String> rest = steps.subList(2, steps.size());
        String what = rest.getFirst() + "/" + rest.size();
        return switch (what) {
            case "health/1" -> on("GET", call, () -> Reply.status(200, "up"));
            case "faults/1" -> on("GET", call, this::faults);
            case "sessions/1" -> on("POST", call, () -> login(call));
            case "bets/1" ->
                    on("POST", call, () -> inSession(call, s -> placements.place(call, s)));
            case "bets/2" ->
                    on("GET", call, () -> inSession(call, s -> lookup(call, s, rest.get(1))));
            case "bets/3" ->
                    rest.get(2).equals("cancel")
                            ? on(
                                    "POST",
                                    call,
                                    () -> inSession(call, s -> cancel(call, s, rest.get(1))))
                            : noSuchRoute(call);
            case "tickets/3" ->
                    rest.get(2).equals("settlement")
                            ? on(
                                    "GET",
                                    call,
                                    () -> inSession(call, s -> settlement(call, s, rest.get(1))))
                            : noSuchRoute(call);
            default -> noSuchRoute(call);
        };
    }

    private static Reply on(String method, Call call, Route route)
            throws LedgerException, InterruptedException {
        return call.method().equals(method)
                ? route.answer()
                : Reply.error(405, "only " + method + " goes to " + call.path());
    }

    private static Reply noSuchRoute(Call call) {
        return Reply.error(404, "there is no " + call.method() + " " + call.path());
    }

    private Reply login(Call call) {
        String username;
        String password;
        AccountId account;
        try {
            Body body = Body.read(call.body());
            account = body.as("account", AccountId::parse);
            username = body.text("username");
            password = body.text("password");
            body.done();
        } catch (BadBody e) {
            return Reply.error(400, "malformed: " + e.getMessage());
        }
        if (!parts.script().sessions().allows(username, password)) {
            return Reply.reason(403, "refused", "wrong username or password");
        }
        Session session = parts.sessions().open(account, now());
        ObjectNode answer =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("token", session.token())
                        .put("expiresAt", session.expiresAt().toString());
        return Reply.json(200, answer);
    }

    private Reply inSession(Call call, SessionRoute route)
            throws LedgerException, InterruptedException {
        Optional<Session> session =
                call.authorization()
                        .filter(header -> header.startsWith(BEARER))
                        .flatMap(
                                header ->
                                        parts.sessions()
                                                .find(header.substring(BEARER.length()), now()));
        if (session.isEmpty()) {
            return Reply.sessionLost("no open session; log in with POST /v1/sessions");
        }
        Duration wait = parts.limiter().call(session.get().account(), now());
        return wait.isPositive() ? Reply.tooMany(wait) : route.answer(session.get());
    }

    private Reply lookup(Call call, Session session, String reference)
            throws LedgerException, InterruptedException {
        Optional<Reply> refused = refusal(session, call.query().get("account"), reference);
        if (refused.isPresent()) {
            return refused.get();
        }
        var asked = new ClientReference(reference);
        Finding finding =
                parts.keeper().ask((book, now) -> book.lookup(session.account(), asked, now));
        if (finding instanceof Finding.Absent absent && absent.hiddenBy() != null) {
            parts.counts().injectedInto(reference, absent.hiddenBy());
        }
        return Answers.finding(asked, finding);
    }

    private Reply cancel(Call call, Session session, String reference)
            throws LedgerException, InterruptedException {
        String account;
        try {
            Body body = Body.read(call.body());
            account = body.text("account");
            body.done();
        } catch (BadBody e) {
            return Reply.error(400, "malformed: " + e.getMessage());
        }
        Optional<Reply> refused = refusal(session, account, reference);
        if (refused.isPresent()) {
            return refused.get();
        }
        var asked = new ClientReference(reference);
        return Answers.cancelling(
                asked,
                parts.keeper().ask((book, now) -> book.cancel(session.account(), asked, now)));
    }

    private Reply settlement(Call call, Session session, String ticket)
            throws LedgerException, InterruptedException {
        Optional<Reply> refused = refusal(session, call.query().get("account"));
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Standing> standing =
                parts.keeper().ask((book, now) -> book.settlement(session.account(), ticket, now));
        standing.flatMap(Standing::fault)
                .ifPresent(fault -> parts.counts().injectedInto(ticket, fault));
        return Answers.standing(ticket, standing);
    }

    private static Optional<Reply> refusal(Session session, @Nullable String account) {
        if (account == null) {
            return Optional.of(Reply.error(400, "malformed: account is missing"));
        }
        return account.equals(session.account().toString())
                ? Optional.empty()
                : Optional.of(Reply.sessionLost("the session is that of another account"));
    }

    private static Optional<Reply> refusal(
            Session session, @Nullable String account, String reference) {
        try {
            var _ = new ClientReference(reference);
        } catch (IllegalArgumentException e) {
            return Optional.of(Reply.error(400, "malformed: " + e.getMessage()));
        }
        return refusal(session, account);
    }

    private Reply faults() {
        ServerCounts counts = parts.counts().now();
        ObjectNode injected = JsonNodeFactory.instance.objectNode();
        counts.injected().forEach((fault, times) -> injected.put(fault.label(), times));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("injected", injected);
        return Reply.json(
                200, answer.put("accepted", counts.accepted()).put("sends", counts.sends()));
    }

    private Instant now() {
        return parts.clock().instant();
    }

    private interface Route {
        Reply answer() throws LedgerException, InterruptedException;
    }

    private interface SessionRoute {
        Reply answer(Session session) throws LedgerException, InterruptedException;
    }
}
