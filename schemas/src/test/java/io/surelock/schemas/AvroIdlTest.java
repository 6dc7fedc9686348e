package io.surelock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.idl.IdlReader;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

class AvroIdlTest {

    @Test
    void readsAContractThatIsWrittenAsIdl() throws IOException {
        var idl =
                """
                namespace io.surelock.schemas;
                schema Odds;
                record Odds { decimal(10, 4) value; }
                """;

        var schema = new IdlReader().parse(bytes(idl)).getMainSchema();

        assertThat(schema.getFullName()).isEqualTo("io.surelock.schemas.Odds");
        assertThat(schema.getField("value").schema().getLogicalType().getName())
                .isEqualTo("decimal");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
