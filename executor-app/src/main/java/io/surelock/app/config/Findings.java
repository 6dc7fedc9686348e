package io.surelock.app.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What reading the sources has brought to light: values, of which the first of a name wins. */
final class Findings {

    private final ConfigTree tree;
    private final Map<Key, Given> values = new LinkedHashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();

    Findings(ConfigTree tree) {
        this.tree = tree;
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    void add(Given given) {
        values.putIfAbsent(given.key(), given);
    }

    void replace(Given given) {
        values.put(given.key(), given);
    }

    void remove(Key key) {
        values.remove(key);
    }

    boolean has(Key key) {
        return values.containsKey(key);
    }

    Collection<Given> values() {
        return List.copyOf(values.values());
    }

    Map<Key, Given> byKey() {
        return Map.copyOf(values);
    }

    /** Takes a value under the name that somebody wrote, or reports that there is no such name. */
    void take(Key key, String value, String origin) {
        tree.find(key)
                .ifPresentOrElse(
                        match -> add(new Given(match, value, origin)),
                        () -> problem(origin + ": " + noSetting(key)));
    }

    private String noSetting(Key key) {
        List<String> inside =
                tree.settings().stream()
                        .filter(setting -> setting.isWithin(key))
                        .map(setting -> setting.filledLike(key).text())
                        .toList();
        if (!inside.isEmpty()) {
            return "%s is a group of settings (%s), not a value."
                    .formatted(key.text(), String.join(", ", inside));
        }
        return "%s is no setting; the nearest is %s.".formatted(key.text(), nearest(key));
    }

    private String nearest(Key key) {
        List<Key> candidates =
                tree.settings().stream().map(setting -> setting.filledLike(key)).toList();
        return candidates.stream()
                .min((a, b) -> Integer.compare(distance(key, a), distance(key, b)))
                .orElseThrow()
                .text();
    }

    /** A right name in a wrong place is as near as one with two wrong letters. */
    private static int distance(Key key, Key candidate) {
        int whole = Nearest.changes(key.text(), candidate.text());
        int last = Nearest.changes(key.segments().getLast(), candidate.segments().getLast());
        return Math.min(whole, last + 2);
    }
}
