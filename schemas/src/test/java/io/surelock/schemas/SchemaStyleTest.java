package io.surelock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What holds for all schemas. */
class SchemaStyleTest {

    private static final Map<String, Schema> NAMED = new TreeMap<>();

    static {
        Schemas schemas = Schemas.load();
        Schemas.wireRecords().forEach(name -> collect(schemas.current(name)));
    }

    static Collection<Schema> named() {
        return NAMED.values();
    }

    static List<Schema> records() {
        return NAMED.values().stream().filter(s -> s.getType() == Schema.Type.RECORD).toList();
    }

    @ParameterizedTest
    @MethodSource("named")
    void everyTypeIsExplained(Schema schema) {
        assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldIsExplained(Schema schema) {
        for (Schema.Field field : schema.getFields()) {
            assertThat(field.doc()).as(schema.getFullName() + "." + field.name()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatMayBeNullIsNullUnlessGiven(Schema schema) {
        for (Schema.Field field : schema.getFields()) {
            if (field.schema().isNullable()) {
                assertThat(field.schema().getTypes().getFirst().getType())
                        .isEqualTo(Schema.Type.NULL);
                assertThat(field.hasDefaultValue()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void noFieldIsAMapOrAFloat(Schema schema) {
        for (Schema.Field field : schema.getFields()) {
            assertThat(field.schema().getType())
                    .isNotIn(Schema.Type.MAP, Schema.Type.FLOAT, Schema.Type.DOUBLE);
        }
    }

    @Test
    void theBuildCompilesTheIdlFilesThatAreThere() throws IOException {
        Schema compiled = IdlCompiler.compile(Path.of("src", "main", "idl"));
        Schemas schemas = Schemas.load();
        for (Schema schema : compiled.getTypes()) {
            assertThat(schema).isEqualTo(schemas.current(schema.getFullName()));
        }
    }

    private static void collect(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (NAMED.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema()));
                }
            }
            case ENUM, FIXED -> NAMED.put(schema.getFullName(), schema);
            case UNION -> schema.getTypes().forEach(SchemaStyleTest::collect);
            case ARRAY -> collect(schema.getElementType());
            case MAP, STRING, BYTES, INT, LONG, BOOLEAN, FLOAT, DOUBLE, NULL -> {
                // Not named.
            }
        }
    }
}
