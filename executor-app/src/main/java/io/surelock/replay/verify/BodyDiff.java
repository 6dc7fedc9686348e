package io.surelock.replay.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.journal.JournalBody;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The fields in which two versions of one entry differ, as people read them. */
final class BodyDiff {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = "nothing";

    private final List<FieldDiff> found = new ArrayList<>();

    private BodyDiff() {}

    /** Recorded events against those decided now. */
    static List<FieldDiff> ofEvents(Wire wire, JournalBody recorded, List<DeskEvent> now) {
        return of(wire, recorded, with(recorded, recorded.input(), now));
    }

    /** The recorded input against what its cause says. */
    static List<FieldDiff> ofInput(Wire wire, JournalBody recorded, DeskInput now) {
        return of(wire, recorded, with(recorded, now, recorded.events()));
    }

    private static JournalBody with(JournalBody body, DeskInput input, List<DeskEvent> events) {
        return new JournalBody(
                body.deskId(),
                body.sequence(),
                body.decidedAt(),
                body.decisionVersion(),
                body.cause(),
                body.inputDigest(),
                input,
                events);
    }

    private static List<FieldDiff> of(Wire wire, JournalBody recorded, JournalBody now) {
        BodyDiff diff = new BodyDiff();
        diff.compare("", parse(wire.json(recorded)), parse(wire.json(now)));
        return diff.found;
    }

    private void compare(String path, @Nullable JsonNode recorded, @Nullable JsonNode now) {
        if (recorded != null && recorded.equals(now)) {
            return;
        }
        if (recorded != null && now != null && isSameKind(recorded, now)) {
            if (recorded.isObject()) {
                for (String name : names(recorded, now)) {
                    compare(
                            path.isEmpty() ? name : path + "." + name,
                            recorded.get(name),
                            now.get(name));
                }
                return;
            }
            if (recorded.isArray()) {
                for (int i = 0; i < Math.max(recorded.size(), now.size()); i++) {
                    compare(path + "[" + i + "]", recorded.get(i), now.get(i));
                }
                return;
            }
        }
        found.add(new FieldDiff(path, shown(recorded), shown(now)));
    }

    /** Two events of different types are told as a whole: their fields have nothing in common. */
    private static boolean isSameKind(JsonNode recorded, JsonNode now) {
        return recorded.getNodeType() == now.getNodeType()
                && recorded.path("type").equals(now.path("type"));
    }

    private static Set<String> names(JsonNode one, JsonNode other) {
        Set<String> names = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String shown(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return NOTHING;
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written here can be read here", e);
        }
    }
}
