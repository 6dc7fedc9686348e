package io.surelock.topology.desk;

import io.surelock.bet.Digest;
import io.surelock.contract.Topics;
import io.surelock.desk.DeskDecider;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskEvolver;
import io.surelock.desk.DeskInput;
import io.surelock.desk.DeskState;
import io.surelock.desk.IgnoredReason;
import io.surelock.journal.Cause;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalBody;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The shell around the decider: load, decide, journal, evolve, forward. */
final class DeskProcessor implements Processor<byte[], Arrival, byte[], Object> {

    private static final Logger LOG = LoggerFactory.getLogger(DeskProcessor.class);

    private final DeskSettings settings;
    private @Nullable DeskTask task;

    DeskProcessor(DeskSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        task = new DeskTask(settings, context);
        task.refuseToFork();
    }

    @Override
    public void process(Record<byte[], Arrival> arrived) {
        DeskTask at = Objects.requireNonNull(task);
        Arrival arrival = arrived.value();
        KafkaBook book = at.book(arrival.input().deskId());
        if (!book.desk().isSeeded()) {
            DeskInput seed = new DeskInput.DeskSeeded(book.desk().deskId(), settings.seed());
            journal(at, book, new Arrival(seed, arrival.cause(), arrival.digest()));
        }
        journal(at, book, unlessQuarantined(book, arrival));
    }

    private void journal(DeskTask at, KafkaBook book, Arrival arrival) {
        DeskState before = book.desk();
        Instant now = before.notBefore(settings.clock().now());
        List<DeskEvent> events = DeskDecider.decide(book, arrival.input(), now);
        JournalBody entry =
                new JournalBody(
                        before.deskId(),
                        before.sequence() + 1,
                        now,
                        DeskDecider.VERSION,
                        arrival.cause(),
                        arrival.digest(),
                        arrival.input(),
                        events);
        byte[] sealed = settings.wire().journal().seal(entry, before.lastHash());
        events.forEach(event -> DeskEvolver.evolve(book, event));
        Digest hash = HashChain.hashOf(sealed);
        book.putDesk(book.desk().advanced(entry.sequence(), hash, now));
        at.outlet().send(Topics.DESK_JOURNAL, entry.deskId(), sealed);
        DeskOutputs.of(entry, book)
                .forEach(out -> at.outlet().send(out.topic(), out.key(), at.encode(out.value())));
        at.noteTimers(events);
        warn(entry, book);
    }

    /** An opportunity that an operator has quarantined is journaled, but not decided on. */
    private static Arrival unlessQuarantined(KafkaBook book, Arrival arrival) {
        Cause cause = arrival.cause();
        boolean skip =
                arrival.input() instanceof DeskInput.OpportunityOffered
                        && book.isQuarantined(cause.topic(), cause.partition(), cause.offset());
        if (!skip) {
            return arrival;
        }
        DeskInput skipped =
                new DeskInput.OpportunitySkipped(
                        arrival.input().deskId(), cause.topic(), cause.partition(), cause.offset());
        return new Arrival(skipped, cause, arrival.digest());
    }

    private static void warn(JournalBody entry, KafkaBook book) {
        if (entry.input() instanceof DeskInput.PlacementReported(PlacementOutcome outcome)
                && outcome.status() == PlacementStatus.ACCEPTED
                && book.pair(outcome.bet().pairId()) == null) {
            LOG.error(
                    "ALARM: bet {} was accepted with ticket {}, but the desk does not know its pair"
                            + " (sequence {}): nobody follows it.",
                    outcome.bet(),
                    outcome.ticket(),
                    entry.sequence());
        }
        for (DeskEvent event : entry.events()) {
            if (event instanceof DeskEvent.Ignored(IgnoredReason reason, String subject)
                    && reason == IgnoredReason.PAIR_ID_CONFLICT) {
                LOG.warn(
                        "pair id {} came again with other content (sequence {}); ignored",
                        subject,
                        entry.sequence());
            }
        }
    }
}
