package io.surelock.feed.football;

import io.surelock.feed.FeedArb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes small football-data files row by row; what a row does not name is empty. */
final class FootballCsv {

    private final Path folder;
    private final List<Map<String, String>> rows = new ArrayList<>();

    FootballCsv(Path folder) {
        this.folder = folder;
    }

    /** A match that ended 2:1, with the cells given as {@code column=value}. */
    FootballCsv match(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("Div", "X1");
        row.put("Date", "14/08/2021");
        row.put("Time", "15:00");
        row.put("HomeTeam", "Northwick");
        row.put("AwayTeam", "Easterby");
        row.put("FTHG", "2");
        row.put("FTAG", "1");
        for (String cell : cells) {
            int split = cell.indexOf('=');
            row.put(cell.substring(0, split), cell.substring(split + 1));
        }
        rows.add(row);
        return this;
    }

    /** The file; columns in the order in which they first appear. */
    Path file() {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        String text =
                String.join(",", columns)
                        + "\n"
                        + rows.stream()
                                .map(
                                        row ->
                                                columns.stream()
                                                        .map(name -> row.getOrDefault(name, ""))
                                                        .collect(Collectors.joining(",")))
                                .collect(Collectors.joining("\n"));
        return write(folder, "made-up.csv", text);
    }

    List<FootballArb> arbs() {
        return arbsOf(file());
    }

    /** The only arb of the file. */
    FeedArb arb() {
        List<FootballArb> arbs = arbs();
        if (arbs.size() != 1) {
            throw new AssertionError("expected one arb, found " + arbs);
        }
        return arbs.getFirst().arb();
    }

    static List<FootballArb> arbsOf(Path file) {
        List<FootballArb> arbs = new ArrayList<>();
        try (FootballDataFile data = FootballDataFile.open(file)) {
            new FootballArbFinder(data).forEachRemaining(arbs::add);
        }
        return arbs;
    }

    static Path write(Path folder, String name, String text) {
        return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }
}
