package io.surelock.bet;

/** The one alphabet of ids: 1 to 64 of {@code A-Z a-z 0-9 . _ @ -}. */
public final class Identifiers {

    /** Most characters an id may have. */
    public static final int MAX_LENGTH = 64;

    private Identifiers() {}

    /** Whether the text is 1 to 64 characters of the alphabet. */
    public static boolean isWellFormed(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the text unchanged if it is well formed.
     *
     * @throws IllegalArgumentException naming {@code what} otherwise
     */
    public static String require(String what, String text) {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException(
                    what
                            + " must be 1 to "
                            + MAX_LENGTH
                            + " characters of A-Z a-z 0-9 . _ @ -, not "
                            + quote(text));
        }
        return text;
    }

    /** The text in quotes, shortened to 80 characters, invisible characters made visible. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int end = Math.min(text.length(), 80);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || isInvisible(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append(text.length() > end ? "…\"" : "\"").toString();
    }

    /**
     * The text with its invisible characters written out, as {@code \\n} or {@code \\u001b}: what
     * comes from outside then stays on its line and gives a terminal no orders.
     */
    public static String visible(String text) {
        if (text.codePoints().noneMatch(Identifiers::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (isInvisible(c)) {
                                visible.append(written(c));
                            } else {
                                visible.appendCodePoint(c);
                            }
                        });
        return visible.toString();
    }

    private static String written(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", c);
        };
    }

    /** Controls, separators of lines, marks of text direction, halves of characters. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }

    private static boolean isAllowed(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '@'
                || c == '-';
    }
}
