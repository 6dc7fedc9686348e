package io.surelock.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A bookmaker and its ledger. */
interface Books extends AutoCloseable {

    /** Where it answers. */
    String url();

    /** Every bet it took, on disk before it answered. */
    Path ledger();

    @Override
    void close();

    /** Every bet in its books, as often as it is there. */
    default List<JsonNode> bets() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<JsonNode> bets = new ArrayList<>();
        if (Files.exists(ledger())) {
            for (String line : Files.readAllLines(ledger())) {
                JsonNode entry = json.readTree(line);
                if (entry.path("outcome").asText().equals("accepted")) {
                    bets.add(entry);
                }
            }
        }
        return bets;
    }
}
