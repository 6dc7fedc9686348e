package io.surelock.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.bet.Identifiers;
import io.surelock.event.PublicEvent;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compares what happened with what was expected, and says in sentences where they differ. */
final class Comparison {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Happenings happenings;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Happenings happenings) {
        this.happenings = happenings;
    }

    /** One sentence for each difference; none where everything is as expected. */
    static List<String> differences(Expectation expected, Happenings happenings) {
        Comparison comparison = new Comparison(happenings);
        if (expected.events() != null) {
            comparison.events(expected.events(), happenings.events());
        }
        expected.placements()
                .forEach(
                        (bet, count) ->
                                comparison.count(bet + " was sent", happenings.sends(bet), count));
        expected.polls()
                .forEach(
                        (bet, count) ->
                                comparison.count(
                                        bet + " was polled", happenings.polls(bet), count));
        expected.keys().forEach(comparison::key);
        comparison.deadLetters(expected.deadLetters());
        return List.copyOf(comparison.differences);
    }

    private void events(List<String> expected, List<String> happened) {
        if (expected.equals(happened)) {
            return;
        }
        int same = 0;
        while (same < Math.min(expected.size(), happened.size())
                && expected.get(same).equals(happened.get(same))) {
            same++;
        }
        differences.add(
                "the events differ from number "
                        + (same + 1)
                        + " on: expected "
                        + rest(expected, same)
                        + ", happened "
                        + rest(happened, same));
        expected.stream()
                .map(line -> line.split(" ", 2)[0])
                .filter(name -> !PublicEvent.NAMES.contains(name))
                .distinct()
                .forEach(this::noEvent);
    }

    private void noEvent(String name) {
        differences.add(
                "there is no event "
                        + Identifiers.quote(name)
                        + "; events are "
                        + String.join(", ", new TreeSet<>(PublicEvent.NAMES)));
    }

    private static String rest(List<String> events, int from) {
        return from == events.size()
                ? "nothing more"
                : String.join(", ", events.subList(from, events.size()));
    }

    private void count(String what, int happened, int expected) {
        if (happened != expected) {
            differences.add(what + " " + times(happened) + ", expected " + times(expected));
        }
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    /** Where their number does not matter, they are named if they may explain a difference. */
    private void deadLetters(@Nullable Integer expected) {
        List<String> letters = happenings.deadLetters();
        if (expected == null) {
            if (!differences.isEmpty() && !letters.isEmpty()) {
                differences.add("refused as dead letters: " + String.join("; ", letters));
            }
        } else if (letters.size() != expected) {
            differences.add(
                    "there are "
                            + letters.size()
                            + " dead letters, expected "
                            + expected
                            + (letters.isEmpty() ? "" : ": " + String.join("; ", letters)));
        }
    }

    private void key(Expectation.Key expected) {
        VirtualOutput.KeyWritten written = happenings.key(expected.name());
        String key = "the redis key " + expected.name();
        if (written == null) {
            if (expected.written()) {
                differences.add(key + " was never written");
            }
            return;
        }
        if (!expected.written()) {
            differences.add(key + " was written, but must not be: " + written.json());
            return;
        }
        if (expected.expiresIn() != null) {
            Duration lasts = Duration.between(written.beganAt(), written.expiresAt());
            if (!lasts.equals(expected.expiresIn())) {
                differences.add(
                        key
                                + " expires "
                                + Durations.format(lasts)
                                + " after it began, expected "
                                + Durations.format(expected.expiresIn()));
            }
        }
        subset(key, expected.fields(), value(written));
    }

    private static JsonNode value(VirtualOutput.KeyWritten written) {
        try {
            return JSON.readTree(written.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the mirror writes JSON: " + written.json(), e);
        }
    }

    /** Objects may hold more than expected; everything else must be the same. */
    private void subset(String where, JsonNode expected, JsonNode found) {
        if (expected.isObject() && found.isObject()) {
            for (var field : expected.properties()) {
                String path = where + " field " + field.getKey();
                JsonNode value = found.get(field.getKey());
                if (value == null) {
                    differences.add(path + " is missing, expected " + field.getValue());
                } else {
                    subset(path, field.getValue(), value);
                }
            }
        } else if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                subset(where + " item " + (i + 1), expected.get(i), found.get(i));
            }
        } else if (!same(expected, found)) {
            differences.add(where + " is " + found + ", expected " + expected);
        }
    }

    /** A number in a scenario also means a decimal that JSON holds as text. */
    private static boolean same(JsonNode expected, JsonNode found) {
        if (expected.isNumber() && found.isTextual()) {
            return expected.decimalValue().toPlainString().equals(found.textValue());
        }
        if (expected.isNumber() && found.isNumber()) {
            return expected.decimalValue().compareTo(found.decimalValue()) == 0;
        }
        return expected.equals(found);
    }
}
