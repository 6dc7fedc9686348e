package io.surelock.scenario;

import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.bookmaker.paper.DelayedAnswer;
import io.surelock.placement.PlaceBet;
import io.surelock.settlement.PollKind;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * One scenario being played. Takes one thing after the other off the agenda, moves the clock to its
 * instant, and lets everything that follows from it happen before the next.
 */
final class VirtualTime {

    /**
     * More than any sensible scenario needs: a timer every millisecond for a quarter of an hour.
     */
    private static final int MAX_ACTIONS = 1_000_000;

    private final Scenario scenario;
    private final VirtualExecutor executor;
    private final PaperWorkers workers;
    private final Consumer<Recording.Moment> witness;
    private final Agenda agenda = new Agenda();
    private final Happenings happenings = new Happenings();
    private final Deque<VirtualOutput> outputs = new ArrayDeque<>();
    private Instant now;

    VirtualTime(Scenario scenario, VirtualExecutor executor, PaperWorkers workers) {
        this(scenario, executor, workers, _ -> {});
    }

    /**
     * @param witness sees everything that comes out of the executor, when it comes out
     */
    VirtualTime(
            Scenario scenario,
            VirtualExecutor executor,
            PaperWorkers workers,
            Consumer<Recording.Moment> witness) {
        this.witness = witness;
        this.scenario = scenario;
        this.executor = executor;
        this.workers = workers;
        this.now = scenario.start();
    }

    /**
     * Plays from the start to the end, its last instant included.
     *
     * @throws IllegalStateException if there is no end to what happens
     */
    Happenings play() {
        scenario.steps().forEach(step -> agenda.step(step.at(), () -> take(step)));
        takeOutputs();
        followUp();
        int actions = 0;
        for (Agenda.Entry next = agenda.next(scenario.end());
                next != null;
                next = agenda.next(scenario.end())) {
            if (++actions > MAX_ACTIONS) {
                throw new IllegalStateException(
                        "more than " + MAX_ACTIONS + " things happen in: " + scenario.name());
            }
            moveTo(next.at());
            next.action().run();
            takeOutputs();
            followUp();
        }
        moveTo(scenario.end());
        return happenings;
    }

    /** A timer that was set for the past rings now. */
    private void moveTo(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
            executor.advanceTo(now);
        }
    }

    private void take(Step step) {
        switch (step) {
            case Step.Offer offer ->
                    executor.opportunity(offer.json().getBytes(StandardCharsets.UTF_8));
            case Step.KeyedOffer offer ->
                    executor.opportunity(
                            offer.key(), offer.json().getBytes(StandardCharsets.UTF_8));
            case Step.Restart _ -> executor.restart();
            case Step.ClockSet set -> executor.setClock(set.by());
            case Step.Command command -> executor.command(command.command());
        }
    }

    /** New timers are set before anything that follows from the same decision is. */
    private void takeOutputs() {
        agenda.keepTimers(executor.timers(), executor::ring);
        outputs.addAll(executor.take());
    }

    private void followUp() {
        for (VirtualOutput output = outputs.poll(); output != null; output = outputs.poll()) {
            witness.accept(new Recording.Moment(now, output));
            switch (output) {
                case VirtualOutput.Journaled _ -> {}
                case VirtualOutput.Published published -> happenings.published(published.event());
                case VirtualOutput.KeyWritten key -> happenings.written(key);
                case VirtualOutput.DeadLetter letter -> happenings.refused(letter.reason());
                case VirtualOutput.Placement placement -> place(placement.order());
                case VirtualOutput.Lookup lookup ->
                        executor.report(workers.lookUp(lookup.order(), now));
                case VirtualOutput.Poll poll -> poll(poll);
            }
            takeOutputs();
        }
    }

    private void place(PlaceBet order) {
        happenings.sent(order.order().bet());
        DelayedAnswer delayed = workers.send(order, now);
        Instant sentAt = now;
        if (delayed.after().isZero()) {
            answer(order, delayed.answer(), sentAt);
        } else {
            agenda.answer(now.plus(delayed.after()), () -> answer(order, delayed.answer(), sentAt));
        }
    }

    private void answer(PlaceBet order, PlaceAnswer answer, Instant sentAt) {
        executor.report(workers.outcome(order, answer, sentAt, now));
    }

    private void poll(VirtualOutput.Poll poll) {
        if (poll.order().kind() == PollKind.NUMBERED) {
            happenings.polled(poll.order().bet());
        }
        executor.report(workers.poll(poll.order(), now));
    }
}
