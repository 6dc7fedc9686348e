package io.surelock.feed.football;

import java.util.List;
import java.util.Optional;

/** One data row of a football-data file; its cells are read on demand, each at most once. */
public final class FootballRow {

    private final int number;
    private final long line;
    private final List<String> cells;
    private final FootballHeader header;
    private final UnreadableCells unreadable;

    FootballRow(
            int number,
            long line,
            List<String> cells,
            FootballHeader header,
            UnreadableCells unreadable) {
        this.number = number;
        this.line = line;
        this.cells = cells;
        this.header = header;
        this.unreadable = unreadable;
    }

    /**
     * Which data row of the file this is, from 1; every row counts, also those nothing is found in.
     */
    public int number() {
        return number;
    }

    /** The line of the file it begins on, the header being line 1. */
    public long line() {
        return line;
    }

    /** The text of a cell without surrounding blanks, empty where it is missing. */
    public String text(String column) {
        return header.cell(cells, column);
    }

    /** The value of a cell; empty where it is missing or, which is counted, unreadable. */
    <T> Optional<T> read(String column, CellFormat<T> format) {
        return text(column).isEmpty() ? Optional.empty() : require(column, format);
    }

    /** The same for a cell that must be filled in: a missing one is counted as well. */
    <T> Optional<T> require(String column, CellFormat<T> format) {
        String text = text(column);
        Optional<T> value = format.parser().apply(text);
        if (value.isEmpty()) {
            unreadable.add(new UnreadableCell(line, column, text, format.expected()));
        }
        return value;
    }
}
