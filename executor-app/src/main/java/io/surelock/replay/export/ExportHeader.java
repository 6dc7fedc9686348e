package io.surelock.replay.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.surelock.replay.source.Part;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/** What the header of an export says, as JSON. */
public final class ExportHeader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String DESKS = "desks";
    private static final String FROM = "from";
    private static final String TO = "to";

    private ExportHeader() {}

    /** The fields that say what part of a journal the file has. */
    public static SequencedMap<String, Object> of(Part part) {
        SequencedMap<String, Object> header = new LinkedHashMap<>();
        header.put(DESKS, part.desks());
        header.put(FROM, text(part.from()));
        header.put(TO, text(part.to()));
        return header;
    }

    /** What part of a journal the file has; of a header that does not say, the whole. */
    static Part part(byte[] content) {
        try {
            JsonNode header = JSON.readTree(content);
            Set<String> desks = new HashSet<>();
            header.path(DESKS).forEach(desk -> desks.add(desk.asText()));
            return new Part(desks, instant(header.get(FROM)), instant(header.get(TO)));
        } catch (IOException | DateTimeException e) {
            return Part.WHOLE;
        }
    }

    private static @Nullable Instant instant(@Nullable JsonNode at) {
        return at == null || at.isNull() ? null : Instant.parse(at.asText());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
