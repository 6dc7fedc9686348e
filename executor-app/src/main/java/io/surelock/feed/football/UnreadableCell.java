package io.surelock.feed.football;

/**
 * A cell that is filled in but cannot be read.
 *
 * @param line the line of the file it is in, the header being line 1
 * @param column the name of its column
 * @param text what it says, shortened
 * @param expected what belongs there, such as {@code a price}
 */
public record UnreadableCell(long line, String column, String text, String expected) {

    private static final int MOST_TEXT = 40;

    public UnreadableCell {
        text = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
    }

    /** One sentence for people. */
    @Override
    public String toString() {
        return "line %d, column %s: \"%s\" is not %s".formatted(line, column, text, expected);
    }
}
