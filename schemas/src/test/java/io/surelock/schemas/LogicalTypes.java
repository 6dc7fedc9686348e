package io.surelock.schemas;

import org.apache.avro.Schema;

import java.util.Map;
import java.util.TreeMap;

/** What the numbers in a schema mean, field by field. */
final class LogicalTypes {

    private LogicalTypes() {}

    /** Record and field to logical type, precision and scale, through all nested records. */
    static Map<String, String> of(Schema schema) {
        Map<String, String> found = new TreeMap<>();
        collect(schema, "", found, new TreeMap<>());
        return found;
    }

    private static void collect(
            Schema schema, String path, Map<String, String> found, Map<String, Schema> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.put(schema.getFullName(), schema) == null) {
                    for (Schema.Field field : schema.getFields()) {
                        String name = schema.getFullName() + "." + field.name();
                        collect(field.schema(), name, found, seen);
                    }
                }
            }
            case UNION -> schema.getTypes().forEach(type -> collect(type, path, found, seen));
            case ARRAY -> collect(schema.getElementType(), path, found, seen);
            case MAP, STRING, BYTES, INT, LONG, BOOLEAN, ENUM, FIXED, FLOAT, DOUBLE, NULL -> {
                String logicalType = schema.getProp("logicalType");
                if (logicalType != null) {
                    found.put(
                            path,
                            logicalType
                                    + schema.getObjectProp("precision")
                                    + schema.getObjectProp("scale"));
                }
            }
        }
    }
}
