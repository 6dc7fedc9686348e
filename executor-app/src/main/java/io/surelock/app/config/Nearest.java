package io.surelock.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The known word with the fewest changes of a letter from the given one; the first of equals.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(candidate -> changes(word, candidate)));
    }

    /** As {@link #to}, but only what begins with the word or differs from it by less than half. */
    public static Optional<String> closeTo(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> candidate.startsWith(word))
                .findFirst()
                .or(() -> to(word, known).filter(near -> 2 * changes(word, near) < word.length()));
    }

    /** How many letters must be added, removed or replaced to make one word of the other. */
    static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
