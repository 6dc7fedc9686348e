package io.surelock.audit;

import java.util.Locale;

/** A table on the screen that grows line by line; markup such as {@code @|green …|@} is colour. */
public final class AuditTable {

    private static final int TEXT_WIDTH = 76;

    private AuditTable() {}

    /** The row of one result. */
    public static String row(LineResult result) {
        return "%s  %-5s %-18s %s"
                .formatted(
                        mark(result.status()),
                        result.line().id(),
                        result.line().area(),
                        seconds(result));
    }

    private static String seconds(LineResult result) {
        String text = result.line().text();
        String cut = text.length() > TEXT_WIDTH ? text.substring(0, TEXT_WIDTH - 1) + "…" : text;
        String padded = ("%-" + TEXT_WIDTH + "s").formatted(cut);
        return result.status() == LineResult.Status.NOT_RUN
                ? padded
                : padded
                        + String.format(Locale.ROOT, " %6.2f s", result.took().toMillis() / 1000.0);
    }

    private static String mark(LineResult.Status status) {
        return switch (status) {
            case PASSED -> "@|green passed |@";
            case FAILED -> "@|bold,red FAILED |@";
            case NOT_RUN -> "@|faint not run|@";
        };
    }
}
