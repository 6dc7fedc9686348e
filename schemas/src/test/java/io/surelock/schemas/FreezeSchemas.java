package io.surelock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Freezes the current schemas as those of a release. It runs only when asked to, as the last step
 * before a release, together with the golden bytes of the executor:
 *
 * <pre>./mvnw -pl executor-app -am test -Dtest='Freeze*' -Dsurelock.freeze=0.1.0</pre>
 *
 * Until a version is released it may be frozen again; afterwards its files never change.
 */
@EnabledIfSystemProperty(named = "surelock.freeze", matches = "[0-9]+\\.[0-9]+\\.[0-9]+")
class FreezeSchemas {

    private static final Path RELEASED =
            Path.of("src", "main", "resources", "io", "surelock", "schemas", "released");

    @Test
    void writesTheCurrentSchemasAsThoseOfTheRelease() throws IOException {
        String version = System.getProperty("surelock.freeze", "");
        Schemas schemas = Schemas.load();
        Files.createDirectories(RELEASED.resolve(version));
        List<String> index = new ArrayList<>(Schemas.index());
        index.removeIf(line -> line.contains(" " + version + "/"));
        for (String name : Schemas.wireRecords()) {
            String path = version + "/" + name + ".avsc";
            Schema schema = schemas.current(name);
            Files.writeString(
                    RELEASED.resolve(path), SchemaFormatter.format("json/pretty", schema) + "\n");
            index.add(Schemas.indexLine(path, schema));
        }
        Files.writeString(RELEASED.resolve("index.txt"), String.join("\n", index) + "\n");
        assertThat(index).hasSizeGreaterThanOrEqualTo(Schemas.wireRecords().size());
    }
}
