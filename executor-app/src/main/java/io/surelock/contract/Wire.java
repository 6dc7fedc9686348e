package io.surelock.contract;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.desk.DeskInput;
import io.surelock.desk.DeskState;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairState;
import io.surelock.event.AccountCooldown;
import io.surelock.event.ExposureRecord;
import io.surelock.event.PublicEvent;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementAttempt;
import io.surelock.placement.PlacementOutcome;
import io.surelock.schemas.Schemas;
import io.surelock.settlement.BetWatch;
import io.surelock.settlement.LegSettlement;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollRequest;
import io.surelock.settlement.WatchBet;

import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The only way between records and bytes. Written is Avro's single-object encoding by the current
 * schemas; read is everything that any released or current schema wrote. Thread-safe.
 */
public final class Wire {

    private static final List<Class<?>> TYPES =
            List.of(
                    Opportunity.class,
                    OperatorCommand.class,
                    PlaceBet.class,
                    LookUpBet.class,
                    PlacementAttempt.class,
                    PlacementOutcome.class,
                    LookupOutcome.class,
                    WatchBet.class,
                    PollRequest.class,
                    PollOutcome.class,
                    LegSettlement.class,
                    PublicEvent.ArbSuccess.class,
                    PublicEvent.ArbFailed.class,
                    PublicEvent.ArbBlocked.class,
                    PublicEvent.ArbEmergency.class,
                    PublicEvent.BetExecuted.class,
                    PublicEvent.PairReconciled.class,
                    PublicEvent.ExposureAlert.class,
                    PublicEvent.ExposureResolved.class,
                    AccountCooldown.class,
                    ExposureRecord.class,
                    DeskInput.TimerDue.class,
                    JournalBody.class,
                    JournalEntry.class,
                    DeskState.class,
                    PairState.class,
                    BlockedPair.class,
                    AccountState.class,
                    BetWatch.class);

    /** Largest opportunity or command, in bytes. */
    public static final int MAX_INPUT_BYTES = 64 * 1024;

    private final Schemas schemas;
    private final Map<Class<?>, Binding> byType = new HashMap<>();
    private final Map<String, Binding> byName = new HashMap<>();
    private final JournalCodec journal;

    /** A type of the wire, how its bytes are made and how the two are bound. */
    private record Binding(Class<?> type, Schema schema, SingleObject encoding, Codec codec) {}

    private Wire(Schemas schemas) {
        this.schemas = schemas;
        Binder binder = new Binder();
        List<String> names = Schemas.wireRecords();
        for (int i = 0; i < TYPES.size(); i++) {
            Schema schema = schemas.current(names.get(i));
            Class<?> type = TYPES.get(i);
            Binding binding =
                    new Binding(
                            type, schema, new SingleObject(schema), binder.record(type, schema));
            byType.put(type, binding);
            byName.put(schema.getFullName(), binding);
        }
        this.journal = new JournalCodec(this, binding(JournalEntry.class).encoding().header());
    }

    /** Every type that has a schema of its own. */
    static List<Class<?>> types() {
        return TYPES;
    }

    /** The wire as everything in this program speaks it. */
    public static Wire standard() {
        return Standard.WIRE;
    }

    /**
     * Writes a record.
     *
     * @return Avro single-object encoding: {@code C3 01}, fingerprint, datum
     * @throws IllegalArgumentException if the type is none of the wire, or a value does not fit
     *     exactly: an instant finer than a microsecond, two currencies in one record
     */
    public byte[] encode(Object record) {
        Binding binding = binding(record.getClass());
        return binding.encoding().write(binding.codec().write(record));
    }

    /**
     * Reads a record.
     *
     * @param type the type expected; a sealed interface or {@code Object} takes all that fit
     * @throws UnreadableException with one sentence if the bytes are no such record
     */
    public <T> T decode(Class<T> type, byte @Nullable [] bytes) throws UnreadableException {
        byte[] present = present(bytes);
        long fingerprint = SingleObject.fingerprint(present);
        Schema written = schemas.byFingerprint(fingerprint);
        if (written == null) {
            throw new UnreadableException(
                    "no schema with the fingerprint %016x is known".formatted(fingerprint));
        }
        Binding binding = byName.get(written.getFullName());
        if (binding == null || !type.isAssignableFrom(binding.type())) {
            throw new UnreadableException(
                    "the record must be of the type %s, not %s"
                            .formatted(type.getSimpleName(), written.getName()));
        }
        try {
            return type.cast(binding.codec().read(binding.encoding().read(written, present)));
        } catch (BadValue e) {
            throw new UnreadableException(e.sentence(), e);
        }
    }

    /**
     * Reads what a producer published, Avro or JSON, told apart by the first byte.
     *
     * @throws UnreadableException with one sentence that names the field
     */
    public Opportunity readOpportunity(byte @Nullable [] bytes) throws UnreadableException {
        return readInput(Opportunity.class, bytes);
    }

    /**
     * Reads what an operator published, Avro or JSON, told apart by the first byte.
     *
     * @throws UnreadableException with one sentence that names the field
     */
    public OperatorCommand readCommand(byte @Nullable [] bytes) throws UnreadableException {
        OperatorCommand command = readInput(OperatorCommand.class, bytes);
        try {
            CommandCheck.require(command);
        } catch (BadValue e) {
            throw new UnreadableException(e.sentence(), e);
        }
        return command;
    }

    /** Writes journal entries. */
    public JournalCodec journal() {
        return journal;
    }

    /**
     * A record as JSON for people and programs: its fields in the order of the schema, decimals as
     * strings, instants in ISO 8601, durations such as {@code "60s"}, null as null.
     *
     * @throws IllegalArgumentException as {@link #encode}
     */
    public String json(Object record) {
        return JsonWriter.write((IndexedRecord) binding(record.getClass()).codec().write(record));
    }

    /**
     * Any record of the wire as the tree of {@link #json}, with its name as the field {@code type},
     * for readers that must not know the types it is decided by. A JSON object is taken as it is.
     *
     * @throws UnreadableException with one sentence if the bytes are neither
     */
    public JsonNode tree(byte @Nullable [] bytes) throws UnreadableException {
        byte[] present = present(bytes);
        if (JsonReader.isObject(present)) {
            return JsonReader.parse(present);
        }
        Schema written = schemas.byFingerprint(SingleObject.fingerprint(present));
        Binding binding = written == null ? null : byName.get(written.getFullName());
        if (written == null || binding == null) {
            throw new UnreadableException("no record of a known schema is here");
        }
        try {
            return JsonWriter.tree(binding.encoding().read(written, present));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A record without marker and fingerprint. */
    byte[] datum(Object record) {
        Binding binding = binding(record.getClass());
        return binding.encoding().writeDatum(binding.codec().write(record));
    }

    private <T> T readInput(Class<T> type, byte @Nullable [] bytes) throws UnreadableException {
        byte[] present = present(bytes);
        if (present.length > MAX_INPUT_BYTES) {
            throw new UnreadableException(
                    "the record has %d bytes, at most %d are allowed"
                            .formatted(present.length, MAX_INPUT_BYTES));
        }
        if (SingleObject.isMarked(present)) {
            return decode(type, present);
        }
        if (!JsonReader.isObject(present)) {
            throw new UnreadableException(
                    "a record begins with the byte C3 (Avro) or a brace (JSON), not with %02X"
                            .formatted(present[0]));
        }
        Binding binding = binding(type);
        try {
            return type.cast(binding.codec().read(JsonReader.read(present, binding.schema())));
        } catch (BadValue e) {
            throw new UnreadableException(e.sentence(), e);
        }
    }

    private static byte[] present(byte @Nullable [] bytes) throws UnreadableException {
        if (bytes == null || bytes.length == 0) {
            throw new UnreadableException("the record is empty");
        }
        return bytes;
    }

    private Binding binding(Class<?> type) {
        Binding binding = byType.get(type);
        if (binding == null) {
            throw new IllegalArgumentException(type.getName() + " is no record of the wire");
        }
        return binding;
    }

    private static final class Standard {
        static final Wire WIRE = new Wire(Schemas.load());
    }
}
