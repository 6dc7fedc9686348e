package io.surelock.check.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of JSON lines that somebody else writes: a bookmaker's ledger, the faults of a run. */
public final class LedgerFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LedgerFile() {}

    /** Takes lines. */
    @FunctionalInterface
    public interface Taker {
        /**
         * One line.
         *
         * @param number counted from 1
         */
        void take(long number, JsonNode line) throws CheckException;
    }

    /**
     * Reads all lines. One that is still being written, the last without its end, is left out.
     *
     * @throws CheckException if the file or a line cannot be read
     */
    public static void read(Path file, Taker taker) throws CheckException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                number++;
                if (!line.isBlank()) {
                    take(file, number, line, next == null, taker);
                }
                line = next;
            }
        } catch (IOException e) {
            throw new CheckException(
                    file + " cannot be read: name a readable file of JSON lines.", e);
        }
    }

    /**
     * Requires a line of a bookmaker's ledger to say when it was written, and an accepted one of
     * which bet.
     *
     * @throws CheckException if it does not
     */
    public static void requireEntry(Path file, long number, JsonNode line) throws CheckException {
        if (Json.instant(line, "at") == null) {
            throw notOfALedger(file, number, "does not say when, in the field at");
        }
        if (Json.text(line, "outcome").equals("accepted") && Entry.pairOf(line).isEmpty()) {
            throw notOfALedger(file, number, "does not name its bet, in the field bet");
        }
    }

    private static CheckException notOfALedger(Path file, long number, String lack) {
        return new CheckException(
                "line %d of %s %s: name the ledger of a bookmaker.".formatted(number, file, lack));
    }

    private static void take(Path file, long number, String line, boolean last, Taker taker)
            throws CheckException {
        JsonNode tree;
        try {
            tree = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            if (last) {
                return; // torn by a crash before its fsync: it was never answered
            }
            throw new CheckException(
                    "line %d of %s is no JSON: name a file of JSON lines.".formatted(number, file),
                    e);
        }
        if (!tree.isObject()) {
            throw new CheckException(
                    "line %d of %s is no JSON object: name a file of JSON lines."
                            .formatted(number, file));
        }
        taker.take(number, tree);
    }
}
