package io.surelock.schemas;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParser;
import org.jspecify.annotations.Nullable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All schemas: the current ones, and those of every release. Bytes written by any of them can be
 * read.
 */
public final class Schemas {

    /** What the build makes of the Avro IDL files. */
    static final String CURRENT = "current.avsc";

    /** Names every frozen schema: in each line its fingerprint and its path. */
    private static final String RELEASES = "released/index.txt";

    private static final int HEX = 16;

    private static final List<String> WIRE_RECORDS =
            List.of(
                    "io.surelock.input.Opportunity",
                    "io.surelock.input.OperatorCommand",
                    "io.surelock.placement.PlaceBet",
                    "io.surelock.placement.LookUpBet",
                    "io.surelock.placement.PlacementAttempt",
                    "io.surelock.placement.PlacementOutcome",
                    "io.surelock.placement.LookupOutcome",
                    "io.surelock.settlement.WatchBet",
                    "io.surelock.settlement.PollRequest",
                    "io.surelock.settlement.PollOutcome",
                    "io.surelock.settlement.LegSettlement",
                    "io.surelock.event.ArbSuccess",
                    "io.surelock.event.ArbFailed",
                    "io.surelock.event.ArbBlocked",
                    "io.surelock.event.ArbEmergency",
                    "io.surelock.event.BetExecuted",
                    "io.surelock.event.PairReconciled",
                    "io.surelock.event.ExposureAlert",
                    "io.surelock.event.ExposureResolved",
                    "io.surelock.event.AccountCooldown",
                    "io.surelock.event.ExposureRecord",
                    "io.surelock.journal.TimerDue",
                    "io.surelock.journal.JournalBody",
                    "io.surelock.journal.JournalEntry",
                    "io.surelock.state.DeskState",
                    "io.surelock.state.PairState",
                    "io.surelock.state.BlockedPair",
                    "io.surelock.state.AccountState",
                    "io.surelock.state.BetWatch");

    private final Map<String, Schema> current;
    private final Map<Long, String> releasedPaths;
    private final Map<Long, Schema> byFingerprint = new ConcurrentHashMap<>();

    private Schemas(Map<String, Schema> current, Map<Long, String> releasedPaths) {
        this.current = current;
        this.releasedPaths = releasedPaths;
        current.values()
                .forEach(
                        schema ->
                                byFingerprint.put(
                                        SchemaNormalization.parsingFingerprint64(schema), schema));
    }

    /**
     * Loads the current schemas from the class path; released ones are read when they are met.
     *
     * @throws IllegalStateException if a record of the wire is missing
     */
    public static Schemas load() {
        Map<String, Schema> all = new HashMap<>();
        parse(CURRENT).getTypes().forEach(schema -> all.put(schema.getFullName(), schema));
        Map<String, Schema> current = new HashMap<>();
        for (String name : WIRE_RECORDS) {
            Schema schema = all.get(name);
            if (schema == null) {
                throw new IllegalStateException("no schema is named " + name);
            }
            current.put(name, schema);
        }
        Map<Long, String> released = new HashMap<>();
        for (String line : index()) {
            String[] entry = line.split(" ", 2);
            // The path of any release will do: equal fingerprints read equal bytes.
            released.put(Long.parseUnsignedLong(entry[0], HEX), entry[1]);
        }
        return new Schemas(current, released);
    }

    /** Names of the records that appear on topics and in stores. */
    public static List<String> wireRecords() {
        return WIRE_RECORDS;
    }

    /**
     * The current schema of a record of the wire.
     *
     * @throws IllegalArgumentException if there is none of this full name
     */
    public Schema current(String fullName) {
        Schema schema = current.get(fullName);
        if (schema == null) {
            throw new IllegalArgumentException(fullName + " is no record of the wire");
        }
        return schema;
    }

    /**
     * The schema with a CRC-64-AVRO fingerprint, current or of any release; null if there is none.
     */
    public @Nullable Schema byFingerprint(long fingerprint) {
        Schema known = byFingerprint.get(fingerprint);
        if (known != null) {
            return known;
        }
        String path = releasedPaths.get(fingerprint);
        if (path == null) {
            return null;
        }
        Schema released = released(path);
        byFingerprint.put(fingerprint, released);
        return released;
    }

    /** The frozen schema at a path such as {@code 0.1.0/io.surelock.input.Opportunity.avsc}. */
    static Schema released(String path) {
        return parse("released/" + path);
    }

    /** The line of the index for a frozen schema. */
    static String indexLine(String path, Schema schema) {
        return "%016x %s".formatted(SchemaNormalization.parsingFingerprint64(schema), path);
    }

    /** All lines of the index. */
    static List<String> index() {
        return text(RELEASES).lines().toList();
    }

    private static Schema parse(String resource) {
        return new SchemaParser().parse(text(resource)).mainSchema();
    }

    private static String text(String resource) {
        try (InputStream stream = Schemas.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new FileNotFoundException(resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the schemas cannot be read from the class path", e);
        }
    }
}
