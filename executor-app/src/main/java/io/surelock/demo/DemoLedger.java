package io.surelock.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.bookmaker.paper.PaperBet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the paper bookmaker's books as the ledger that {@code check --ledger} reads. */
final class DemoLedger {

    /** Its name in the folder of a demo; {@code check --data} looks for it. */
    static final String FILE = "ledger.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoLedger() {}

    static void write(Path folder, List<PaperBet> bets) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve(FILE))) {
            for (PaperBet bet : bets) {
                lines.write(line(bet).toString());
                lines.newLine();
            }
        }
    }

    private static ObjectNode line(PaperBet bet) {
        return JSON.createObjectNode()
                .put("at", bet.takenAt().toString())
                .put("clientReference", bet.order().reference().value())
                .put("bet", bet.order().bet().toString())
                .put("account", bet.order().account().toString())
                .put("side", bet.order().side().name())
                .put("stake", bet.stake().amount())
                .put("odds", bet.odds().toBigDecimal().toPlainString())
                .put("currency", bet.stake().currency())
                .put("ticket", bet.ticket())
                .put("outcome", "accepted");
    }
}
