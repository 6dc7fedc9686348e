package io.surelock.topology.desk;

import io.surelock.bet.Digest;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.desk.DeskInput;
import io.surelock.journal.Cause;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlacementOutcome;
import io.surelock.settlement.LegSettlement;
import io.surelock.topology.Coordinates;
import io.surelock.topology.MisplacedRecordException;
import io.surelock.topology.Partitions;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Takes in what Surelock's own parts report: outcomes, lookups, timers, settlements. Nothing here
 * may be skipped, so anything unreadable or misplaced stops the task.
 */
final class ReportIntake implements Processor<byte[], byte[], byte[], Object> {

    private final DeskSettings settings;
    private @Nullable ProcessorContext<byte[], Object> context;

    ReportIntake(DeskSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<byte[], byte[]> report) {
        ProcessorContext<byte[], Object> here = Objects.requireNonNull(context);
        Coordinates at = Coordinates.of(here);
        DeskInput input = read(at, report.value());
        if (!Arrays.equals(report.key(), input.deskId().getBytes(StandardCharsets.UTF_8))
                || Partitions.of(input.deskId(), settings.partitions()) != at.partition()) {
            throw new MisplacedRecordException(at + " belongs to desk " + input.deskId());
        }
        Cause cause = new Cause(at.topic(), at.partition(), at.offset(), null);
        new Outlet(here).decide(new Arrival(input, cause, Digest.of(report.value())));
    }

    private DeskInput read(Coordinates at, byte @Nullable [] value) {
        if (value == null) {
            throw new MisplacedRecordException(at + " is empty");
        }
        try {
            if (at.topic().equals(Topics.LEG_SETTLEMENTS.name())) {
                return new DeskInput.LegSettled(settings.wire().decode(LegSettlement.class, value));
            }
            Object report = settings.wire().decode(Object.class, value);
            return switch (report) {
                case PlacementOutcome outcome -> new DeskInput.PlacementReported(outcome);
                case LookupOutcome outcome -> new DeskInput.LookupReported(outcome);
                case DeskInput.TimerDue due -> due;
                default -> throw new MisplacedRecordException(at + " is a " + report.getClass());
            };
        } catch (UnreadableException e) {
            throw new MisplacedRecordException(at + " cannot be read: " + e.getMessage(), e);
        }
    }
}
