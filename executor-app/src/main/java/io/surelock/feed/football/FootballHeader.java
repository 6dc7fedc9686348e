package io.surelock.feed.football;

import io.surelock.feed.FeedFileException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which column is where. Unknown columns are passed over, missing ones are empty in every row, and
 * of a column that is there twice the first counts.
 */
final class FootballHeader {

    /** Without these nothing in the file could be named or settled. */
    private static final List<String> NEEDED = List.of("Div", "Date", "FTHG", "FTAG");

    private final Map<String, Integer> positions;

    private FootballHeader(Map<String, Integer> positions) {
        this.positions = positions;
    }

    /**
     * Reads the header line.
     *
     * @throws FeedFileException if it is not that of a football-data file
     */
    static FootballHeader of(Path file, List<String> names) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            positions.putIfAbsent(names.get(i).strip(), i);
        }
        List<String> missing =
                NEEDED.stream().filter(name -> !positions.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new FeedFileException(
                    "%s is not a football-data file: its first line has no column %s; give a results file of football-data.co.uk."
                            .formatted(file, String.join(", ", missing)));
        }
        return new FootballHeader(positions);
    }

    /** The cell of a column without surrounding blanks, empty where column or cell are missing. */
    String cell(List<String> cells, String column) {
        Integer position = positions.get(column);
        return position == null || position >= cells.size() ? "" : cells.get(position).strip();
    }
}
