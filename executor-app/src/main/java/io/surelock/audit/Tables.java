package io.surelock.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The program's own tables: three columns, tab-separated, below a line of headings. */
final class Tables {

    private static final int COLUMNS = 3;

    private Tables() {}

    static List<String[]> read(String name) {
        try (InputStream in = Tables.class.getResourceAsStream(name)) {
            String text =
                    new String(
                            Objects.requireNonNull(in, name).readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> columns(name, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + name + " is unreadable", e);
        }
    }

    private static String[] columns(String name, String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(name + " has a line without 3 columns: " + line);
        }
        return columns;
    }
}
