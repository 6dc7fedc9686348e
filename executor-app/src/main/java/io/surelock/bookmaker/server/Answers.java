package io.surelock.bookmaker.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.bet.ClientReference;
import io.surelock.bookmaker.server.book.Cancelling;
import io.surelock.bookmaker.server.book.Finding;
import io.surelock.bookmaker.server.book.LedgerEntry;
import io.surelock.bookmaker.server.book.Standing;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What the books say, in the words of the contract. */
final class Answers {

    private Answers() {}

    static Reply accepted(LedgerEntry.Bet bet) {
        return taken(201, "accepted", bet);
    }

    static Reply pending(LedgerEntry.Bet bet) {
        return taken(202, "pending", bet);
    }

    static Reply rejected(ClientReference reference, String reason) {
        return Reply.json(200, about("rejected", reference).put("reason", reason));
    }

    static Reply notPlaced(ClientReference reference, String reason) {
        return Reply.json(422, about("not_placed", reference).put("reason", reason));
    }

    static Reply duplicate(ClientReference reference, LedgerEntry.@Nullable Bet bet) {
        ObjectNode answer = about("duplicate", reference);
        answer.set("bet", bet == null ? JsonNodeFactory.instance.nullNode() : known(bet));
        return Reply.json(409, answer);
    }

    static Reply finding(ClientReference reference, Finding finding) {
        ObjectNode answer;
        switch (finding) {
            case Finding.Found found -> {
                answer = about("found", reference);
                answer.set("bet", known(found.bet()));
            }
            case Finding.Absent absent ->
                    answer =
                            about("absent", reference)
                                    .put("complete", absent.complete())
                                    .put("asOf", absent.asOf().toString());
        }
        return Reply.json(200, answer);
    }

    static Reply cancelling(ClientReference reference, Cancelling cancelling) {
        return switch (cancelling) {
            case CANCELLED -> Reply.json(200, about("cancelled", reference));
            case USED -> Reply.json(409, about("used", reference));
            case UNSUPPORTED -> Reply.json(501, about("unsupported", reference));
        };
    }

    static Reply standing(String ticket, Optional<Standing> standing) {
        if (standing.isEmpty()) {
            return Reply.error(404, "no such ticket");
        }
        return switch (standing.get().answer()) {
            case SESSION_LOST -> Reply.sessionLost("the script says so");
            case ERROR -> Reply.error(500, "the script says so");
            case PENDING, WON, LOST, VOID, HALF_WON, HALF_LOST, SETTLED -> {
                String label = standing.get().answer().label();
                yield Reply.json(200, Reply.object(label).put("ticket", ticket).put("raw", label));
            }
        };
    }

    private static Reply taken(int status, String name, LedgerEntry.Bet bet) {
        ObjectNode answer = about(name, bet.reference());
        answer.setAll(known(bet));
        return Reply.json(status, answer);
    }

    /** An answer says whom it is about, so that one that slips to another call is noticed. */
    private static ObjectNode about(String status, ClientReference reference) {
        return Reply.object(status).put("clientReference", reference.value());
    }

    private static ObjectNode known(LedgerEntry.Bet bet) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ticket", bet.ticket())
                .put("stake", bet.stake().amount())
                .put("odds", bet.odds().toString())
                .put("currency", bet.stake().currency());
    }
}
