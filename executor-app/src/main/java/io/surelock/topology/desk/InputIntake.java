package io.surelock.topology.desk;

import io.surelock.bet.Digest;
import io.surelock.contract.DeadLetter;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.desk.DeskInput;
import io.surelock.journal.Cause;
import io.surelock.topology.Coordinates;
import io.surelock.topology.MisplacedRecordException;
import io.surelock.topology.Partitions;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Takes in what people publish: reads it, checks it, and sends it one of three ways. What is
 * unreadable or invalid becomes a dead letter with its original bytes. What came on a wrong key or
 * partition goes to the routing topic, keyed by its desk. Everything else is decided on here.
 */
final class InputIntake implements Processor<byte[], byte[], byte[], Object> {

    /** Header of a routed record: where it was published, as {@code topic-partition@offset}. */
    static final String ORIGIN = "surelock-origin";

    private static final Logger LOG = LoggerFactory.getLogger(InputIntake.class);

    private final DeskSettings settings;
    private @Nullable ProcessorContext<byte[], Object> context;
    private @Nullable Outlet outlet;
    private @Nullable ParkedInputs parked;

    InputIntake(DeskSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> processorContext) {
        context = processorContext;
        outlet = new Outlet(processorContext);
        parked = new ParkedInputs(settings, processorContext, outlet);
    }

    @Override
    public void process(Record<byte[], byte[]> published) {
        Coordinates here = Coordinates.of(Objects.requireNonNull(context));
        Outlet out = Objects.requireNonNull(outlet);
        String origin = here.topic().equals(Topics.ROUTED_INPUTS.name()) ? origin(published) : null;
        String source = origin == null ? here.toString() : origin;
        DeskInput input;
        try {
            input = read(source, published.value());
        } catch (UnreadableException e) {
            deadLetter(out, published, here, e);
            return;
        }
        if (!belongsHere(published.key(), input.deskId(), here.partition())) {
            if (origin != null) {
                throw new MisplacedRecordException(
                        here + " was routed here but belongs to desk " + input.deskId());
            }
            route(out, published, input.deskId(), source);
        } else if (input instanceof DeskInput.OpportunityOffered && !settings.clock().trusted()) {
            Objects.requireNonNull(parked).park(input.deskId(), source, published.value());
        } else {
            Cause cause = new Cause(here.topic(), here.partition(), here.offset(), origin);
            out.decide(new Arrival(input, cause, Digest.of(published.value())));
        }
    }

    private DeskInput read(String source, byte @Nullable [] value) throws UnreadableException {
        return source.startsWith(Topics.OPERATOR_COMMANDS.name())
                ? Inputs.command(settings.wire(), value)
                : Inputs.opportunity(settings, value);
    }

    private boolean belongsHere(byte @Nullable [] key, String deskId, int partition) {
        return key != null
                && Arrays.equals(key, deskId.getBytes(StandardCharsets.UTF_8))
                && Partitions.of(deskId, settings.partitions()) == partition;
    }

    private static void route(
            Outlet out, Record<byte[], byte[]> published, String deskId, String source) {
        Headers headers = new RecordHeaders(published.headers());
        headers.remove(ORIGIN);
        headers.add(ORIGIN, source.getBytes(StandardCharsets.UTF_8));
        out.send(
                Topics.ROUTED_INPUTS,
                deskId.getBytes(StandardCharsets.UTF_8),
                published.value(),
                headers);
    }

    private void deadLetter(
            Outlet out,
            Record<byte[], byte[]> published,
            Coordinates here,
            UnreadableException problem) {
        String reason = String.valueOf(problem.getMessage());
        LOG.warn("{} becomes a dead letter: {}", here, reason);
        DeadLetter.Origin origin =
                new DeadLetter.Origin(
                        here.topic(), here.partition(), here.offset(), published.headers());
        Headers headers = DeadLetter.of(origin, reason, settings.clock().now(), "desk");
        out.send(Topics.DEAD_LETTERS, published.key(), published.value(), headers);
    }

    private static String origin(Record<byte[], byte[]> routed) {
        Header header = routed.headers().lastHeader(ORIGIN);
        if (header == null) {
            throw new MisplacedRecordException("a record on the routing topic has no origin");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
