package io.surelock.schemas;

import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.idl.IdlFile;
import org.apache.avro.idl.IdlReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the Avro IDL files, which people write, into the one file of schemas that is loaded. The
 * build runs it, because reading IDL at start-up would cost most of a second.
 */
public final class IdlCompiler {

    private IdlCompiler() {}

    /**
     * Compiles a directory.
     *
     * @param args the directory of the IDL files, and the directory to write to
     */
    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[1]).resolve(Schemas.CURRENT);
        Files.createDirectories(Path.of(args[1]));
        Files.writeString(
                target, SchemaFormatter.format("json/pretty", compile(Path.of(args[0]))) + "\n");
    }

    /**
     * A union of the records of the wire, each with everything it refers to.
     *
     * @throws IllegalArgumentException if a file has a doubtful comment
     */
    static Schema compile(Path directory) throws IOException {
        Map<String, Schema> named = new LinkedHashMap<>();
        // These two import all others.
        for (String file : List.of("state.avdl", "event.avdl")) {
            IdlFile idl = new IdlReader().parse(directory.resolve(file));
            if (!idl.getWarnings().isEmpty()) {
                throw new IllegalArgumentException(file + ": " + idl.getWarnings());
            }
            named.putAll(idl.getNamedSchemas());
        }
        List<Schema> records = new ArrayList<>();
        for (String name : Schemas.wireRecords()) {
            Schema schema = named.get(name);
            if (schema == null) {
                throw new IllegalArgumentException("no IDL file declares " + name);
            }
            records.add(schema);
        }
        return Schema.createUnion(records);
    }
}
