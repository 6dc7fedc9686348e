package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Bytes as a release wrote them are still read as what they meant. Each line of a golden file has
 * the type, the bytes in hex and the record as JSON. {@link FreezeBytes} writes them.
 */
class GoldenBytesTest {

    private static final List<String> VERSIONS = List.of("0.1.0");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Wire wire = Wire.standard();

    static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String version : VERSIONS) {
            try (InputStream file =
                    GoldenBytesTest.class.getResourceAsStream("golden-" + version + ".txt")) {
                if (file == null) {
                    throw new IOException("no golden bytes of " + version);
                }
                new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
            }
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsWhatAReleaseWrote(String line) throws Exception {
        String[] parts = line.split("\t", 3);
        Object record = wire.decode(Object.class, HexFormat.of().parseHex(parts[1]));
        assertThat(record.getClass().getSimpleName()).isEqualTo(parts[0]);
        assertHolds(JSON.readTree(wire.json(record)), JSON.readTree(parts[2]), parts[0]);
    }

    @Test
    void everyTypeAndEveryVariantIsThere() throws IOException {
        List<String> lines = lines();
        for (Class<?> type : Wire.types()) {
            assertThat(lines).anyMatch(line -> line.startsWith(type.getSimpleName() + "\t"));
        }
        for (Class<?> sealed : List.of(DeskInput.class, DeskEvent.class)) {
            for (Class<?> variant : sealed.getPermittedSubclasses()) {
                String type = "{\"type\":\"" + variant.getSimpleName() + "\"";
                assertThat(lines).anyMatch(line -> line.contains(type));
            }
        }
    }

    /** Fields may have been added since; none may be lost or changed. */
    private static void assertHolds(JsonNode now, JsonNode then, String path) {
        if (then.isObject()) {
            then.properties()
                    .forEach(
                            field -> {
                                String name = path + "." + field.getKey();
                                JsonNode value = now.get(field.getKey());
                                assertThat(value).as(name).isNotNull();
                                assertHolds(value, field.getValue(), name);
                            });
        } else if (then.isArray()) {
            assertThat(now).as(path).hasSameSizeAs(then);
            for (int i = 0; i < then.size(); i++) {
                assertHolds(now.get(i), then.get(i), path + "[" + i + "]");
            }
        } else {
            assertThat(now).as(path).isEqualTo(then);
        }
    }
}
