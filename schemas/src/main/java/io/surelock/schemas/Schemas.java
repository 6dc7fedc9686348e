package io.surelock.schemas;

import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParser;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All schemas: the current ones, and those of every release. Bytes written by any of them can be
 * read.
 */
public final class Schemas {

    /** What the build makes of the Avro IDL files. */
    static final String CURRENT = "current.avsc";

    /** Names every frozen schema, one path in a line. */
    static final String RELEASES = "released/index.txt";

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
    private final Map<String, Schema> released;
    private final Map<Long, Schema> byFingerprint = new HashMap<>();

    private Schemas(Map<String, Schema> current, Map<String, Schema> released) {
        this.current = current;
        this.released = released;
        // Released first, so that a current schema with the same fingerprint takes its place.
        released.values().forEach(this::know);
        current.values().forEach(this::know);
    }

    /**
     * Loads everything from the class path.
     *
     * @throws IllegalStateException if a record of the wire is missing
     */
    public static Schemas load() {
        Map<String, Schema> all = new HashMap<>();
        parse(CURRENT).getTypes().forEach(schema -> all.put(schema.getFullName(), schema));
        Map<String, Schema> current = new LinkedHashMap<>();
        for (String name : WIRE_RECORDS) {
            Schema schema = all.get(name);
            if (schema == null) {
                throw new IllegalStateException("no schema is named " + name);
            }
            current.put(name, schema);
        }
        Map<String, Schema> released = new LinkedHashMap<>();
        for (String path : text(RELEASES).lines().toList()) {
            released.put(path, parse("released/" + path));
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

    /** The frozen schemas by their path, {@code version/full.Name.avsc}. */
    public Map<String, Schema> released() {
        return Map.copyOf(released);
    }

    /** Every schema ever released and the current ones, by CRC-64-AVRO fingerprint. */
    public Map<Long, Schema> byFingerprint() {
        return Map.copyOf(byFingerprint);
    }

    private void know(Schema schema) {
        byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema);
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
