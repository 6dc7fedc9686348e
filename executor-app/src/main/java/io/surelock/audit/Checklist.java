package io.surelock.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All lines: the 48 of the list we took over, and our own. */
public final class Checklist {

    private static final Comparator<AuditLine> ORDER =
            Comparator.comparingInt((AuditLine line) -> part(line, 0))
                    .thenComparingInt(line -> part(line, 1));

    private Checklist() {}

    /** By section and number. */
    public static List<AuditLine> lines() {
        List<AuditLine> lines = new ArrayList<>();
        Tables.read("checklist.tsv").forEach(row -> lines.add(line(row, false)));
        Tables.read("own-lines.tsv").forEach(row -> lines.add(line(row, true)));
        lines.sort(ORDER);
        return List.copyOf(lines);
    }

    private static AuditLine line(String[] row, boolean own) {
        return new AuditLine(row[0], row[1], row[2], own);
    }

    private static int part(AuditLine line, int index) {
        return Integer.parseInt(line.id().split("\\.", 2)[index]);
    }
}
