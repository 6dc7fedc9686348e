package io.surelock.scenario;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Side;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.event.PublicEvent;
import io.surelock.placement.BetOrder;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.LookupOutcome;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.settlement.PollKind;
import io.surelock.settlement.PollOutcome;
import io.surelock.settlement.PollRequest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An executor that does what the payload of an opportunity says, and notes everything it is told.
 * Payloads: {@code place BET}, {@code lookup BET}, {@code poll BET}, {@code timer NAME DURATION…},
 * {@code event ID}, {@code refuse}; a timer that rings changes nothing.
 */
final class StubExecutor implements VirtualExecutor {

    private final List<String> notes = new ArrayList<>();
    private final List<VirtualTimer> timers = new ArrayList<>();
    private final List<VirtualOutput> outputs = new ArrayList<>();
    private Instant now;
    private boolean closed;

    StubExecutor(Instant start) {
        now = start;
    }

    List<String> notes() {
        return notes;
    }

    boolean closed() {
        return closed;
    }

    Instant now() {
        return now;
    }

    @Override
    public void opportunity(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        note(text);
        String[] words = text.split(" ", -1);
        switch (words[0]) {
            case "place" -> outputs.add(new VirtualOutput.Placement(placement(words[1])));
            case "lookup" -> outputs.add(new VirtualOutput.Lookup(lookup(words[1])));
            case "poll" -> outputs.add(poll(words[1], PollKind.NUMBERED));
            case "correct" -> outputs.add(poll(words[1], PollKind.CORRECTION));
            case "event" -> outputs.add(new VirtualOutput.Published(event(words[1])));
            case "refuse" -> outputs.add(new VirtualOutput.DeadLetter("it is no good"));
            default -> {
                for (int i = 1; i < words.length; i += 2) {
                    Duration delay = Durations.parse(words[i + 1]);
                    timers.add(
                            new VirtualTimer(
                                    words[i], now.plus(delay == null ? Duration.ZERO : delay)));
                }
            }
        }
    }

    @Override
    public void command(OperatorCommand command) {
        note("command " + command.commandId());
    }

    @Override
    public void report(PlacementOutcome outcome) {
        note(outcome.status() + " " + outcome.bet());
    }

    @Override
    public void report(LookupOutcome outcome) {
        note(outcome.result() + " " + outcome.bet());
    }

    @Override
    public void report(PollOutcome outcome) {
        note(outcome.answer() + " " + outcome.bet());
    }

    @Override
    public List<VirtualTimer> timers() {
        return List.copyOf(timers);
    }

    @Override
    public void ring(VirtualTimer timer) {
        timers.remove(timer);
        note("ring " + timer.id());
    }

    @Override
    public void advanceTo(Instant instant) {
        if (instant.isBefore(now)) {
            throw new IllegalStateException("the clock went back to " + instant);
        }
        now = instant;
    }

    @Override
    public List<VirtualOutput> take() {
        List<VirtualOutput> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void note(String what) {
        notes.add(now.toString().substring(14, 19) + " " + what);
    }

    private PlaceBet placement(String bet) {
        return new PlaceBet("main", order(bet), now, now.plusSeconds(10), Duration.ofSeconds(8));
    }

    static BetOrder order(String bet) {
        BetId id = BetId.parse(bet);
        return new BetOrder(
                id,
                AccountId.parse("wl:bm:acc"),
                ClientReference.of("main", id),
                "e",
                "m",
                "s",
                null,
                Side.BACK,
                Odds.of("2"),
                Money.of("10", "EUR"));
    }

    private LookUpBet lookup(String bet) {
        BetOrder order = order(bet);
        return new LookUpBet("main", order.bet(), order.account(), order.reference(), 1, now);
    }

    private VirtualOutput poll(String bet, PollKind kind) {
        BetOrder order = order(bet);
        return new VirtualOutput.Poll(
                new PollRequest(
                        "main",
                        order.bet(),
                        order.account(),
                        "T-" + order.reference().value().substring(0, 16),
                        kind,
                        1,
                        now));
    }

    private PublicEvent event(String id) {
        return new PublicEvent.ArbFailed(id, "arb_failed", "main", "P-" + id, now, "because");
    }
}
