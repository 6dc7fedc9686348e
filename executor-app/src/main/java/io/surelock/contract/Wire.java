package io.surelock.contract;

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

    private final SingleObject encoding;
    private final Map<Class<?>, Binding> byType = new HashMap<>();
    private final Map<String, Binding> byName = new HashMap<>();

    /** A type of the wire, its current schema and how the two are bound. */
    record Binding(Class<?> type, Schema schema, Codec codec) {}

    private Wire(Schemas schemas) {
        this.encoding = new SingleObject(schemas);
        Binder binder = new Binder();
        List<String> names = Schemas.wireRecords();
        for (int i = 0; i < TYPES.size(); i++) {
            Schema schema = schemas.current(names.get(i));
            Class<?> type = TYPES.get(i);
            Binding binding = new Binding(type, schema, binder.record(type, schema));
            byType.put(type, binding);
            byName.put(schema.getFullName(), binding);
        }
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
        Binding binding = binding(record);
        return encoding.write(binding.schema(), binding.codec().write(record));
    }

    /**
     * Reads a record.
     *
     * @param type the type expected; a sealed interface or {@code Object} takes all that fit
     * @throws UnreadableException with one sentence if the bytes are no such record
     */
    public <T> T decode(Class<T> type, byte @Nullable [] bytes) throws UnreadableException {
        if (bytes == null) {
            throw new UnreadableException("the record is empty");
        }
        Schema written = encoding.writtenBy(bytes);
        Binding binding = byName.get(written.getFullName());
        if (binding == null || !type.isAssignableFrom(binding.type())) {
            throw new UnreadableException(
                    "a %s is expected here, not a %s"
                            .formatted(type.getSimpleName(), written.getName()));
        }
        try {
            return type.cast(binding.codec().read(encoding.read(written, binding.schema(), bytes)));
        } catch (BadValue e) {
            throw new UnreadableException(e.sentence(), e);
        }
    }

    /**
     * Reads what a producer published, Avro or JSON.
     *
     * @throws UnreadableException with one sentence that names the field
     */
    public Opportunity readOpportunity(byte @Nullable [] bytes) throws UnreadableException {
        return decode(Opportunity.class, bytes);
    }

    /**
     * Reads what an operator published, Avro or JSON.
     *
     * @throws UnreadableException with one sentence that names the field
     */
    public OperatorCommand readCommand(byte @Nullable [] bytes) throws UnreadableException {
        return decode(OperatorCommand.class, bytes);
    }

    /**
     * A record as JSON for people and programs: its fields in the order of the schema, decimals as
     * strings, instants in ISO 8601, durations such as {@code "60s"}, null as null.
     *
     * @throws IllegalArgumentException as {@link #encode}
     */
    public String json(Object record) {
        return JsonWriter.write((IndexedRecord) binding(record).codec().write(record));
    }

    private Binding binding(Object record) {
        Binding binding = byType.get(record.getClass());
        if (binding == null) {
            throw new IllegalArgumentException(
                    record.getClass().getName() + " is no record of the wire");
        }
        return binding;
    }

    private static final class Standard {
        static final Wire WIRE = new Wire(Schemas.load());
    }
}
