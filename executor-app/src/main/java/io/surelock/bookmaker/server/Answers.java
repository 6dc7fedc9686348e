package io.surelock.bookmaker.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

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

    static Reply duplicate(LedgerEntry.@Nullable Bet bet) {
        ObjectNode answer = Reply.object("duplicate");
        answer.set("bet", bet == null ? JsonNodeFactory.instance.nullNode() : known(bet));
        return Reply.json(409, answer);
    }

    static Reply finding(Finding finding) {
        ObjectNode answer;
        switch (finding) {
            case Finding.Found found -> {
                answer = Reply.object("found");
                answer.set("bet", known(found.bet()));
            }
            case Finding.Absent absent ->
                    answer =
                            Reply.object("absent")
                                    .put("complete", absent.complete())
                                    .put("asOf", absent.asOf().toString());
        }
        return Reply.json(200, answer);
    }

    static Reply cancelling(Cancelling cancelling) {
        return switch (cancelling) {
            case CANCELLED -> Reply.status(200, "cancelled");
            case USED -> Reply.status(409, "used");
            case UNSUPPORTED -> Reply.status(501, "unsupported");
        };
    }

    static Reply standing(Optional<Standing> standing) {
        if (standing.isEmpty()) {
            return Reply.error(404, "no such ticket");
        }
        return switch (standing.get().answer()) {
            case SESSION_LOST -> Reply.sessionLost("the script says so");
            case ERROR -> Reply.error(500, "the script says so");
            case PENDING, WON, LOST, VOID, HALF_WON, HALF_LOST, SETTLED -> {
                String label = standing.get().answer().label();
                yield Reply.json(200, Reply.object(label).put("raw", label));
            }
        };
    }

    private static Reply taken(int status, String name, LedgerEntry.Bet bet) {
        ObjectNode answer = Reply.object(name).put("clientReference", bet.reference().value());
        answer.setAll(known(bet));
        return Reply.json(status, answer);
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
