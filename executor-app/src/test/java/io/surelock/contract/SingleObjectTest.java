package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The encoding is the one of Avro's specification, and schemas may grow. */
class SingleObjectTest {

    private static final Schema THEN = schema("{\"name\":\"id\",\"type\":\"string\"}");
    private static final Schema NOW =
            schema(
                    "{\"name\":\"note\",\"type\":[\"null\",\"string\"],\"default\":null},"
                            + "{\"name\":\"id\",\"type\":\"string\"},"
                            + "{\"name\":\"side\",\"type\":\"string\",\"default\":\"BACK\"}");

    @Test
    void writesWhatAvrosOwnDecoderReads() throws IOException {
        GenericData.Record record = then();
        byte[] bytes = new SingleObject(THEN).write(record);
        assertThat(new BinaryMessageDecoder<>(GenericData.get(), THEN).decode(bytes))
                .isEqualTo(record);
    }

    @Test
    void readsWhatAvrosOwnEncoderWrites() throws Exception {
        GenericData.Record record = then();
        ByteBuffer buffer = new BinaryMessageEncoder<>(GenericData.get(), THEN).encode(record);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        assertThat(new SingleObject(THEN).read(THEN, bytes)).isEqualTo(record);
        assertThat(new SingleObject(THEN).write(record)).isEqualTo(bytes);
    }

    @Test
    void readsWhatAnOlderSchemaWroteAndFillsInDefaults() throws UnreadableException {
        byte[] bytes = new SingleObject(THEN).write(then());
        GenericData.Record expected = new GenericData.Record(NOW);
        expected.put("id", "P-1");
        expected.put("side", "BACK");
        assertThat(
                        GenericData.get()
                                .compare(new SingleObject(NOW).read(THEN, bytes), expected, NOW))
                .isZero();
    }

    private static GenericData.Record then() {
        GenericData.Record record = new GenericData.Record(THEN);
        record.put("id", new org.apache.avro.util.Utf8("P-1"));
        return record;
    }

    private static Schema schema(String fields) {
        return new SchemaParser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}".formatted(fields))
                .mainSchema();
    }
}
