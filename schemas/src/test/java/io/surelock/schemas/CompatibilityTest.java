package io.surelock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A schema may change only so that what any release wrote stays readable, and that a release can
 * read what is written now. The second has to give way where a new kind of event or a new reason is
 * added: then the release's schema is named here, and in the changelog, with the reason.
 */
class CompatibilityTest {

    /** Frozen schemas that can no longer read what is written now; none yet. */
    private static final Set<String> CANNOT_READ_CURRENT = Set.of();

    private static final Schemas SCHEMAS = Schemas.load();

    static List<String> released() {
        return Schemas.index().stream().map(line -> line.split(" ", 2)[1]).toList();
    }

    @ParameterizedTest
    @MethodSource("released")
    void currentSchemasReadWhatAReleaseWrote(String path) {
        assertReads(current(path), Schemas.released(path));
    }

    @ParameterizedTest
    @MethodSource("released")
    void aReleaseReadsWhatCurrentSchemasWrite(String path) {
        if (!CANNOT_READ_CURRENT.contains(path)) {
            assertReads(Schemas.released(path), current(path));
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void aReleaseIsKnownByItsFingerprint(String path) {
        Schema released = Schemas.released(path);
        assertThat(Schemas.index()).contains(Schemas.indexLine(path, released));
        Schema known = SCHEMAS.byFingerprint(SchemaNormalization.parsingFingerprint64(released));
        assertThat(LogicalTypes.of(Objects.requireNonNull(known)))
                .isEqualTo(LogicalTypes.of(released));
    }

    @Test
    void anUnknownFingerprintHasNoSchema() {
        assertThat(SCHEMAS.byFingerprint(1)).isNull();
    }

    @ParameterizedTest
    @MethodSource("released")
    void meaningOfNumbersNeverChanges(String path) {
        // Fingerprints and Avro's own compatibility leave out logical types: a decimal with
        // another scale would pass for the same.
        assertThat(LogicalTypes.of(current(path)).entrySet())
                .containsAll(LogicalTypes.of(Schemas.released(path)).entrySet());
    }

    @Test
    void everyRecordOfTheWireIsFrozen() {
        assertThat(released()).isNotEmpty();
        for (String name : Schemas.wireRecords()) {
            assertThat(released()).anyMatch(path -> path.endsWith("/" + name + ".avsc"));
        }
    }

    @Test
    void theChecksThemselvesNoticeIncompatibleChanges() {
        Schema narrow = parse("{\"name\":\"a\",\"type\":\"int\"}");
        Schema wide =
                parse("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"string\"}");
        assertThat(compatibility(wide, narrow)).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
        assertThat(compatibility(narrow, wide)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        String decimal =
                "{\"name\":\"a\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\","
                        + "\"precision\":19,\"scale\":%d}}";
        assertThat(LogicalTypes.of(parse(decimal.formatted(4))))
                .isNotEqualTo(LogicalTypes.of(parse(decimal.formatted(2))));
    }

    private static void assertReads(Schema reader, Schema writer) {
        SchemaCompatibility.SchemaPairCompatibility result =
                SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(result.getType())
                .as(result.getDescription())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
    }

    private static Schema current(String path) {
        return SCHEMAS.current(Schemas.released(path).getFullName());
    }

    private static Schema parse(String fields) {
        return new SchemaParser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}".formatted(fields))
                .mainSchema();
    }
}
