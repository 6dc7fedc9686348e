package io.surelock.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting of the tree.
 *
 * @param pattern the segments of its name, of which some may stand for many: {@link #INDEX}, {@link
 *     #NAME} and, last only, {@link #REST}
 * @param traits of its value
 * @param defaultValue as it would be written, if it has one
 * @param text what it is for
 * @param example a value to show where there is no default
 */
record Setting(
        List<String> pattern,
        Traits traits,
        Optional<String> defaultValue,
        String text,
        String example)
        implements Node {

    /** Stands for any index of a list. */
    static final String INDEX = "[*]";

    /** Stands for any one name. */
    static final String NAME = "*";

    /** Stands for the rest of the name, dots included. */
    static final String REST = "**";

    private static final Pattern SECRET_WORDS =
            Pattern.compile("password|secret|jaas|token|credential", Pattern.CASE_INSENSITIVE);

    /**
     * What may be written.
     *
     * @param type of a single value
     * @param list whether several are separated by commas
     * @param required whether somebody has to give it
     * @param secret whether it is never shown
     */
    record Traits(Class<?> type, boolean list, boolean required, boolean secret) {}

    /** The setting's name in this key, if the key is one of this setting's names. */
    Optional<Key> match(Key key) {
        List<String> given = key.segments();
        List<String> named = new ArrayList<>();
        for (int i = 0; i < pattern.size(); i++) {
            if (i >= given.size()) {
                return Optional.empty();
            }
            if (pattern.get(i).equals(REST)) {
                named.add(String.join(".", given.subList(i, given.size())));
                return Optional.of(new Key(named));
            }
            if (!fits(pattern.get(i), given.get(i))) {
                return Optional.empty();
            }
            named.add(given.get(i));
        }
        return given.size() == pattern.size() ? Optional.of(new Key(named)) : Optional.empty();
    }

    /** Whether the setting's pattern begins with this key. */
    boolean isWithin(Key key) {
        List<String> given = key.segments();
        if (given.size() >= pattern.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!fits(pattern.get(i), given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String pattern, String segment) {
        return switch (pattern) {
            case INDEX -> segment.matches("\\[\\d{1,4}]");
            case NAME -> !Key.isIndex(segment);
            default -> pattern.equals(segment);
        };
    }

    /** The name with each wildcard replaced by what the other key has in its place. */
    Key filledLike(Key other) {
        List<String> filled = new ArrayList<>();
        for (int i = 0; i < pattern.size(); i++) {
            String segment = pattern.get(i);
            boolean open = segment.equals(INDEX) || segment.equals(NAME) || segment.equals(REST);
            boolean known = i < other.segments().size();
            filled.add(open && known ? other.segments().get(i) : segment);
        }
        return new Key(filled);
    }

    boolean isFree() {
        return pattern.getLast().equals(REST);
    }

    /** Whether the value under this name of the setting must not be shown. */
    boolean hides(Key key) {
        return traits.secret() || (isFree() && isSecretName(key.segments().getLast()));
    }

    /** Whether this name of a free map gives the file of a secret. */
    boolean isFreeFile(Key key) {
        String last = key.segments().getLast();
        return isFree() && last.endsWith(Key.FILE) && isSecretName(last);
    }

    private static boolean isSecretName(String name) {
        return SECRET_WORDS.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
