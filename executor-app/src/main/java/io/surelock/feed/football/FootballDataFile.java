package io.surelock.feed.football;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import io.surelock.feed.FeedFileException;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * Streams the rows of one CSV file as football-data.co.uk publishes them, holding one row at a
 * time.
 *
 * <p>A byte order mark, any line ends, rows that are shorter or longer than the header, and columns
 * that are unknown, repeated (the first counts) or missing are all fine. Letters that are not
 * UTF-8, as in old files, become replacement characters; only names of teams have any. Blank lines
 * are not rows; a row of nothing but commas is one.
 *
 * <p>A cell that cannot be read takes away only what depends on it: a price that price, a best
 * price or a line that market, a score, date or league the row. It is counted and, for the first
 * few, kept with its line.
 */
public final class FootballDataFile implements Iterator<FootballRow>, Closeable {

    /** Longest cell, in characters: beyond it a quote was opened and never closed. */
    private static final int LONGEST_CELL = 64 * 1024;

    private final Path file;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final FootballHeader header;
    private final UnreadableCells unreadable = new UnreadableCells();
    private int rows;

    private FootballDataFile(Path file, CsvReader<CsvRecord> reader) {
        this.file = file;
        this.reader = reader;
        this.records = reader.iterator();
        this.header = FootballHeader.of(file, firstLine());
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws FeedFileException if there is no such file, it cannot be read, or it is not a
     *     football-data file; the message is one sentence for people
     */
    public static FootballDataFile open(Path file) {
        if (Files.isDirectory(file)) {
            throw new FeedFileException(
                    file + " is a folder; give the CSV files of football-data.co.uk in it.");
        }
        CsvReader<CsvRecord> reader = reader(file);
        try {
            return new FootballDataFile(file, reader);
        } catch (RuntimeException notAFootballDataFile) {
            try {
                reader.close();
            } catch (IOException alsoNotClosed) {
                notAFootballDataFile.addSuppressed(alsoNotClosed);
            }
            throw notAFootballDataFile;
        }
    }

    private static CsvReader<CsvRecord> reader(Path file) {
        try {
            return CsvReader.builder()
                    .detectBomHeader(true)
                    .skipEmptyLines(true)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(LONGEST_CELL)
                    .ofCsvRecord(file, StandardCharsets.UTF_8);
        } catch (IOException cannotOpen) {
            throw new FeedFileException(
                    file + " cannot be opened; check that the file is there and readable.",
                    cannotOpen);
        }
    }

    private List<String> firstLine() {
        return reading(() -> records.hasNext() ? records.next().getFields() : List.of());
    }

    @Override
    public boolean hasNext() {
        return reading(records::hasNext);
    }

    /**
     * The next row.
     *
     * @throws FeedFileException if the rest of the file cannot be read
     * @throws NoSuchElementException at the end of the file
     */
    @Override
    public FootballRow next() {
        CsvRecord row = reading(records::next);
        rows = Math.incrementExact(rows);
        return new FootballRow(
                rows, row.getStartingLineNumber(), row.getFields(), header, unreadable);
    }

    private <T> T reading(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException | UncheckedIOException unreadableFile) {
            throw new FeedFileException(
                    "%s cannot be read after data row %d: %s; repair or leave out the file."
                            .formatted(file, rows, firstSentence(unreadableFile)),
                    unreadableFile);
        }
    }

    private static String firstSentence(RuntimeException failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        String message = reason.getMessage() == null ? reason.toString() : reason.getMessage();
        return message.lines().findFirst().orElse("").strip().replaceAll("[.;:]+$", "");
    }

    /** The file, as it was given. */
    public Path file() {
        return file;
    }

    /** Data rows read so far. */
    public int rows() {
        return rows;
    }

    /** Cells so far that are filled in but cannot be read. */
    public long unreadableCells() {
        return unreadable.count();
    }

    /** The first of them, at most 20. */
    public List<UnreadableCell> firstUnreadableCells() {
        return unreadable.first();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException notClosed) {
            throw new FeedFileException(file + " could not be closed.", notClosed);
        }
    }
}
