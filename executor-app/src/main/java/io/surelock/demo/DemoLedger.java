package io.surelock.demo;

import io.surelock.bookmaker.paper.PaperBet;
import io.surelock.bookmaker.server.book.LedgerEntry;
import io.surelock.bookmaker.server.ledger.LedgerLine;
import io.surelock.placement.BetOrder;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the paper bookmaker's books as the ledger that {@code check --ledger} reads. */
public final class DemoLedger {

    /** Its name in the folder of a demo; {@code check --data} looks for it. */
    public static final String FILE = "ledger.jsonl";

    private DemoLedger() {}

    static void write(Path folder, List<PaperBet> bets) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve(FILE))) {
            for (PaperBet bet : bets) {
                lines.write(LedgerLine.write(entry(bet)));
                lines.newLine();
            }
        }
    }

    private static LedgerEntry entry(PaperBet bet) {
        BetOrder order = bet.order();
        return new LedgerEntry.Bet(
                bet.takenAt(),
                order.reference(),
                order.bet(),
                order.account(),
                order.side(),
                bet.stake(),
                bet.odds(),
                bet.ticket());
    }
}
