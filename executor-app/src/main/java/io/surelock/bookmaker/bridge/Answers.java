package io.surelock.bookmaker.bridge;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.CancelAnswer;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.bookmaker.SettlementAnswer;
import io.surelock.settlement.PollAnswer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/**
 * What each answer of the contract means. Pure. Only an answer that says so in full proves
 * anything; the rest is unknown, and the bet is looked up.
 */
final class Answers {

    private static final int ACCEPTED = 201;
    private static final int PENDING = 202;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private static final int LONGEST_REASON_CHARACTERS = 300;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private Answers() {}

    /** An answer that is not what the contract says. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** Whether an answer says that there is no session; it proves that this call did nothing. */
    static boolean isSessionLost(Reply reply) {
        return reply instanceof Reply.Answered answered && answered.status() == UNAUTHORIZED;
    }

    /** To a placement of a bet with this reference. */
    static PlaceAnswer placed(Reply reply, ClientReference reference) {
        return switch (reply) {
            case Reply.NotSent notSent -> new PlaceAnswer.NotPlaced(notSent.reason());
            case Reply.Lost lost -> new PlaceAnswer.Unknown(lost.reason());
            case Reply.Answered answered -> placed(answered, reference);
        };
    }

    private static PlaceAnswer placed(Reply.Answered answered, ClientReference reference) {
        try {
            return switch (answered.status()) {
                case ACCEPTED -> accepted(body(answered, "accepted"), reference);
                case PENDING ->
                        new PlaceAnswer.Pending(reason(about(reference, answered, "pending")));
                case OK -> new PlaceAnswer.Rejected(reason(about(reference, answered, "rejected")));
                case CONFLICT ->
                        new PlaceAnswer.Duplicate(reason(about(reference, answered, "duplicate")));
                case UNPROCESSABLE ->
                        new PlaceAnswer.NotPlaced(reason(about(reference, answered, "not_placed")));
                case UNAUTHORIZED -> new PlaceAnswer.NotPlaced("the session was lost");
                case TOO_MANY -> new PlaceAnswer.NotPlaced("too many calls (429)");
                default -> new PlaceAnswer.Unknown(status(answered));
            };
        } catch (Unreadable e) {
            return new PlaceAnswer.Unknown(described(answered, e));
        }
    }

    private static PlaceAnswer accepted(JsonNode body, ClientReference reference)
            throws Unreadable {
        text(body, "clientReference");
        requireAbout("clientReference", reference.toString(), body);
        return new PlaceAnswer.Accepted(text(body, "ticket"), stake(body), odds(body));
    }

    /** To a lookup. */
    static LookupAnswer found(Reply reply, ClientReference reference) {
        return switch (reply) {
            case Reply.NotSent notSent -> new LookupAnswer.Inconclusive(notSent.reason());
            case Reply.Lost lost -> new LookupAnswer.Inconclusive(lost.reason());
            case Reply.Answered answered -> found(answered, reference);
        };
    }

    private static LookupAnswer found(Reply.Answered answered, ClientReference reference) {
        if (answered.status() != OK) {
            return new LookupAnswer.Inconclusive(status(answered));
        }
        try {
            JsonNode body = body(answered);
            requireAbout("clientReference", reference.toString(), body);
            return switch (text(body, "status")) {
                case "found" -> {
                    JsonNode bet = body.path("bet");
                    yield new LookupAnswer.Found(text(bet, "ticket"), stake(bet), odds(bet));
                }
                case "absent" -> new LookupAnswer.Absent(flag(body), instant(body, "asOf"));
                case "inconclusive" -> new LookupAnswer.Inconclusive(reason(body));
                case String other -> throw new Unreadable("its status is " + other);
            };
        } catch (Unreadable e) {
            return new LookupAnswer.Inconclusive(described(answered, e));
        }
    }

    /** To a cancellation. */
    static CancelAnswer cancelled(Reply reply, ClientReference reference) {
        return switch (reply) {
            case Reply.NotSent notSent -> new CancelAnswer.Unknown(notSent.reason());
            case Reply.Lost lost -> new CancelAnswer.Unknown(lost.reason());
            case Reply.Answered answered -> cancelled(answered, reference);
        };
    }

    private static CancelAnswer cancelled(Reply.Answered answered, ClientReference reference) {
        try {
            return switch (answered.status()) {
                case OK -> {
                    about(reference, answered, "cancelled");
                    yield new CancelAnswer.Cancelled();
                }
                case CONFLICT -> {
                    about(reference, answered, "used");
                    yield new CancelAnswer.Used();
                }
                default -> new CancelAnswer.Unknown(status(answered));
            };
        } catch (Unreadable e) {
            return new CancelAnswer.Unknown(described(answered, e));
        }
    }

    /** To the question how a bet stands. */
    static SettlementAnswer settled(Reply reply, String ticket) {
        return switch (reply) {
            case Reply.NotSent notSent -> error(notSent.reason());
            case Reply.Lost lost -> error(lost.reason());
            case Reply.Answered answered -> settled(answered, ticket);
        };
    }

    private static SettlementAnswer settled(Reply.Answered answered, String ticket) {
        if (answered.status() == UNAUTHORIZED) {
            return new SettlementAnswer(PollAnswer.SESSION_LOST, status(answered));
        }
        if (answered.status() != OK) {
            return error(status(answered));
        }
        try {
            JsonNode body = body(answered);
            requireAbout("ticket", ticket, body);
            PollAnswer answer = standing(text(body, "status"));
            return new SettlementAnswer(answer, answered.body());
        } catch (Unreadable e) {
            return error(described(answered, e));
        }
    }

    private static PollAnswer standing(String status) throws Unreadable {
        return switch (status) {
            case "pending" -> PollAnswer.PENDING;
            case "won" -> PollAnswer.WON;
            case "lost" -> PollAnswer.LOST;
            case "void" -> PollAnswer.VOID;
            case "half_won" -> PollAnswer.HALF_WON;
            case "half_lost" -> PollAnswer.HALF_LOST;
            case "settled" -> PollAnswer.SETTLED;
            default -> throw new Unreadable("its status is " + status);
        };
    }

    /**
     * To a login.
     *
     * @throws NoSessionException saying why there is none
     */
    static Token session(Reply reply, Instant now) {
        return switch (reply) {
            case Reply.NotSent notSent -> throw new NoSessionException(notSent.reason());
            case Reply.Lost lost -> throw new NoSessionException(lost.reason());
            case Reply.Answered answered -> session(answered, now);
        };
    }

    private static Token session(Reply.Answered answered, Instant now) {
        if (answered.status() != OK) {
            throw new NoSessionException(status(answered));
        }
        try {
            JsonNode body = body(answered);
            String token = text(body, "token");
            if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw new Unreadable("its token has characters that no header may have");
            }
            return Token.of(token, instant(body, "expiresAt"), now);
        } catch (Unreadable e) {
            throw new NoSessionException(described(answered, e));
        }
    }

    private static SettlementAnswer error(String reason) {
        return new SettlementAnswer(PollAnswer.ERROR, reason);
    }

    /** The body of an answer about this bet, as far as it says which it is about. */
    private static JsonNode about(
            ClientReference reference, Reply.Answered answered, String expectedStatus)
            throws Unreadable {
        JsonNode body = body(answered, expectedStatus);
        requireAbout("clientReference", reference.toString(), body);
        return body;
    }

    /**
     * An answer that slipped to another call, in a proxy or on a kept connection, must not be taken
     * for this one's. Only an acceptance must say what it is about; a bridge that says it
     * everywhere is safer.
     */
    private static void requireAbout(String field, String expected, JsonNode body)
            throws Unreadable {
        JsonNode said = body.path(field);
        if (!said.isMissingNode() && !said.asText().equals(expected)) {
            throw new Unreadable("it is about another bet, " + said.asText());
        }
    }

    private static JsonNode body(Reply.Answered answered, String expectedStatus) throws Unreadable {
        JsonNode body = body(answered);
        String status = text(body, "status");
        if (!status.equals(expectedStatus)) {
            throw new Unreadable("its status is " + status);
        }
        return body;
    }

    private static JsonNode body(Reply.Answered answered) throws Unreadable {
        try {
            JsonNode body = JSON.readTree(answered.body());
            if (body == null || !body.isObject()) {
                throw new Unreadable("it is not a JSON object");
            }
            return body;
        } catch (JacksonException e) {
            throw new Unreadable("it is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String text(JsonNode body, String field) throws Unreadable {
        JsonNode value = body.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new Unreadable("it has no " + field);
        }
        return value.textValue();
    }

    private static String reason(JsonNode body) {
        JsonNode reason = body.path("reason");
        return cut(reason.isTextual() ? reason.textValue() : body.path("status").asText());
    }

    private static boolean flag(JsonNode body) throws Unreadable {
        JsonNode complete = body.path("complete");
        if (!complete.isBoolean()) {
            throw new Unreadable("it has no complete");
        }
        return complete.booleanValue();
    }

    private static Instant instant(JsonNode body, String field) throws Unreadable {
        String text = text(body, field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new Unreadable("its %s is no instant: %s".formatted(field, text));
        }
    }

    private static Money stake(JsonNode bet) throws Unreadable {
        String amount = text(bet, "stake");
        String currency = text(bet, "currency");
        try {
            return Money.of(amount, currency);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Unreadable("its stake is no money: " + e.getMessage());
        }
    }

    private static Odds odds(JsonNode bet) throws Unreadable {
        String odds = text(bet, "odds");
        try {
            return Odds.of(odds);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Unreadable("its odds are none: " + e.getMessage());
        }
    }

    private static String described(Reply.Answered answered, Unreadable why) {
        return cut(
                "answer %d of %d characters cannot be used: %s"
                        .formatted(answered.status(), answered.body().length(), why.getMessage()));
    }

    private static String status(Reply.Answered answered) {
        try {
            return cut(
                    String.format(
                            Locale.ROOT,
                            "answer %d, %s",
                            answered.status(),
                            reason(body(answered))));
        } catch (Unreadable _) {
            return "answer " + answered.status();
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_REASON_CHARACTERS
                ? text
                : text.substring(0, LONGEST_REASON_CHARACTERS) + "…";
    }
}
