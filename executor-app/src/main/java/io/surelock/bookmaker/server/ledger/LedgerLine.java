package io.surelock.bookmaker.server.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.bookmaker.server.book.LedgerEntry;

import java.time.DateTimeException;
import java.time.Instant;

/** One entry of the ledger as one line of JSON. */
public final class LedgerLine {

    private static final String ACCEPTED = "accepted";
    private static final String CANCELLED = "cancelled";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectReader READER =
            JSON.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private LedgerLine() {}

    /** The line, without its end. */
    public static String write(LedgerEntry entry) {
        ObjectNode line = JSON.createObjectNode();
        line.put("at", entry.at().toString());
        line.put("clientReference", entry.reference().value());
        switch (entry) {
            case LedgerEntry.Bet bet ->
                    line.put("bet", bet.bet().toString())
                            .put("account", bet.account().toString())
                            .put("side", bet.side().name())
                            .put("stake", bet.stake().amount())
                            .put("odds", bet.odds().toString())
                            .put("currency", bet.stake().currency())
                            .put("ticket", bet.ticket())
                            .put("outcome", ACCEPTED);
            case LedgerEntry.Fence fence ->
                    line.put("account", fence.account().toString()).put("outcome", CANCELLED);
        }
        return line.toString();
    }

    /**
     * The entry of a line.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static LedgerEntry read(String line) {
        try {
            JsonNode node = READER.readTree(line);
            Instant at = Instant.parse(text(node, "at"));
            var reference = new ClientReference(text(node, "clientReference"));
            AccountId account = AccountId.parse(text(node, "account"));
            String outcome = text(node, "outcome");
            return switch (outcome) {
                case ACCEPTED -> bet(node, at, reference, account);
                case CANCELLED -> new LedgerEntry.Fence(at, reference, account);
                default -> throw new IllegalArgumentException("outcome is " + outcome);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static LedgerEntry.Bet bet(
            JsonNode node, Instant at, ClientReference reference, AccountId account) {
        return new LedgerEntry.Bet(
                at,
                reference,
                BetId.parse(text(node, "bet")),
                account,
                Side.valueOf(text(node, "side")),
                Money.of(text(node, "stake"), text(node, "currency")),
                Odds.of(text(node, "odds")),
                text(node, "ticket"));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value.textValue();
    }
}
