package io.surelock.worker.placement;

import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementAttempt;
import io.surelock.placement.PlacementOutcome;
import io.surelock.worker.Micros;
import io.surelock.worker.Step;
import io.surelock.worker.placement.BatchPlan.Refusal;
import io.surelock.worker.placement.PlacementTransaction.Content;
import io.surelock.worker.placement.RecentAttempts.Seen;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes a batch from its poll to the lanes: plan, commit, and only then hand over what is to be
 * sent.
 */
final class RequestHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    private final PlacementParts parts;
    private final RequestReader reader;
    private final RecentAttempts attempts;
    private final RequestAssignment assignment;
    private final PlacementTransaction transaction;
    private final PlacementCalls calls;
    private final PlacementRecords records;

    RequestHandler(
            PlacementParts parts,
            RequestReader reader,
            RecentAttempts attempts,
            RequestAssignment assignment,
            Outputs outputs) {
        this.parts = parts;
        this.reader = reader;
        this.attempts = attempts;
        this.assignment = assignment;
        this.transaction = outputs.transaction();
        this.calls = outputs.calls();
        this.records = new PlacementRecords(parts.wire());
    }

    /** Where a batch goes: first into a transaction, then to bookmakers. */
    record Outputs(PlacementTransaction transaction, PlacementCalls calls) {}

    /**
     * Handles a batch.
     *
     * @param member the consumer's membership right after the poll
     * @return whether it was committed; if not, nothing of it has happened and it must be read
     *     again
     */
    boolean handle(ConsumerRecords<byte[], byte[]> polled, ConsumerGroupMetadata member) {
        Instant now = Micros.now(parts.clock());
        attempts.evict(now);
        BatchPlan plan = AttemptPlanner.plan(read(polled), attempts, now);
        List<PlacementAttempt> made =
                plan.sends().stream().map(send -> attempt(send, member.memberId(), now)).toList();
        List<PlacementOutcome> late =
                plan.late().stream().map(p -> late(p.request(), now)).toList();
        Content content =
                new Content(
                        contents(plan, made, late, now),
                        polled.nextOffsets(),
                        member,
                        () -> assignment.holds(polled.partitions()));
        if (!transaction.commit(content)) {
            return false;
        }
        parts.steps().reached(Step.AFTER_COMMIT);
        remember(plan, now);
        tell(made, late);
        plan.sends().forEach(send -> calls.place(send.request()));
        plan.lookups().forEach(lookup -> calls.lookUp(lookup.request()));
        log(plan);
        return true;
    }

    private List<PolledRequest> read(ConsumerRecords<byte[], byte[]> polled) {
        List<PolledRequest> requests = new ArrayList<>(polled.count());
        for (ConsumerRecord<byte[], byte[]> request : polled) {
            requests.add(reader.read(request));
        }
        return requests;
    }

    private PlacementAttempt attempt(PolledRequest.Placement send, String memberId, Instant now) {
        PlaceBet request = send.request();
        return new PlacementAttempt(
                request.deskId(),
                request.order().bet(),
                request.order().account(),
                request.order().reference(),
                memberId,
                parts.settings().instanceId(),
                now,
                send.at().partition(),
                send.at().offset());
    }

    private static PlacementOutcome late(PlaceBet request, Instant now) {
        return new PlacementOutcomes(request)
                .notSent(
                        "its notAfter, %s, had passed when it was read"
                                .formatted(request.notAfter()),
                        now);
    }

    private List<ProducerRecord<byte[], byte[]>> contents(
            BatchPlan plan, List<PlacementAttempt> made, List<PlacementOutcome> late, Instant now) {
        List<ProducerRecord<byte[], byte[]>> contents = new ArrayList<>();
        made.forEach(attempt -> contents.add(records.attempt(attempt)));
        late.forEach(outcome -> contents.add(records.outcome(outcome)));
        plan.unreadable().forEach(garbage -> contents.add(records.deadLetter(garbage, now)));
        return contents;
    }

    /** What was given up is remembered like an attempt: its word has been given as well. */
    private void remember(BatchPlan plan, Instant now) {
        plan.sends().forEach(send -> remember(send, now));
        plan.late().forEach(given -> remember(given, now));
    }

    private void remember(PolledRequest.Placement placement, Instant now) {
        attempts.add(placement.at().partition(), new Seen(placement.reference(), now));
    }

    private void tell(List<PlacementAttempt> made, List<PlacementOutcome> late) {
        long nowNanos = System.nanoTime();
        made.forEach(attempt -> parts.listener().attempted(attempt, nowNanos));
        late.forEach(outcome -> parts.listener().answered(outcome, nowNanos));
    }

    private static void log(BatchPlan plan) {
        for (PolledRequest.Unreadable garbage : plan.unreadable()) {
            LOG.error(
                    "ALARM: the request at {} is a dead letter: {}",
                    garbage.at(),
                    garbage.reason());
        }
        plan.refusals().stream()
                .collect(Collectors.groupingBy(Refusal::reason))
                .forEach(RequestHandler::log);
    }

    /** One line for many: a rewound group brings thousands. */
    private static void log(BatchPlan.Reason reason, List<Refusal> refusals) {
        LOG.warn(
                "{} requests are refused as {}, neither sent nor answered; the first is bet {} at {}.",
                refusals.size(),
                reason,
                refusals.getFirst().request().request().order().bet(),
                refusals.getFirst().request().at());
    }
}
