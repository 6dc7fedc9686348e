package io.surelock.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.Digest;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.pair.BetState;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.Timer;
import io.surelock.desk.policy.Policy;
import io.surelock.settlement.LegSettlement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A desk in memory to which things happen at instants of the test's choosing. Every decision is
 * taken twice and must be the same both times.
 */
final class TestDesk {

    static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private final MemoryBook book = MemoryBook.empty("main");
    private final List<DeskEvent> everything = new ArrayList<>();
    private List<DeskEvent> last = List.of();
    private Instant now = START;
    private int commands;

    static TestDesk seeded() {
        return seeded(Policy.DEFAULT);
    }

    static TestDesk seeded(Policy policy) {
        return new TestDesk().given(new DeskInput.DeskSeeded("main", policy));
    }

    // ---- when

    /** From now on it is this long after the start. */
    TestDesk at(Duration sinceStart) {
        return at(START.plus(sinceStart));
    }

    TestDesk at(Instant instant) {
        assertThat(instant).as("time goes forward").isAfterOrEqualTo(now);
        now = instant;
        return this;
    }

    /** So much later. */
    TestDesk later(Duration duration) {
        return at(now.plus(duration));
    }

    TestDesk given(DeskInput input) {
        List<DeskEvent> events = DeskDecider.decide(book, input, now);
        assertThat(DeskDecider.decide(book, input, now)).as("decided again").isEqualTo(events);
        assertThat(events).as("every input is journaled").isNotEmpty();
        events.forEach(event -> DeskEvolver.evolve(book, event));
        book.putDesk(book.desk().advanced(book.nextSequence(), Digest.ZERO, now));
        last = events;
        everything.addAll(events);
        return this;
    }

    TestDesk offered(Offer offer) {
        return given(new DeskInput.OpportunityOffered(offer.at(now)));
    }

    TestDesk offered(String pairId) {
        return offered(Offer.of(pairId));
    }

    /** The bookmaker takes the bet as it was asked for. */
    TestDesk accepted(String bet) {
        BetState asked = bet(bet);
        return given(Reports.accepted(bet, asked.stake(), asked.odds(), now));
    }

    TestDesk accepted(String bet, String amount, String odds) {
        Money stake = Money.of(amount, bet(bet).stake().currency());
        return given(Reports.accepted(bet, stake, Odds.of(odds), now));
    }

    TestDesk rejected(String bet) {
        return given(Reports.rejected(bet, now));
    }

    TestDesk notPlaced(String bet) {
        return given(Reports.notPlaced(bet, now));
    }

    TestDesk unknown(String bet) {
        return given(Reports.unknown(bet, now, now, Duration.ZERO));
    }

    /** A lookup finds the bet as it was asked for. */
    TestDesk found(String bet) {
        BetState asked = bet(bet);
        return given(Reports.found(bet, asked.stake(), asked.odds(), now));
    }

    /** A lookup proves that there is no such bet. */
    TestDesk absent(String bet) {
        return given(Reports.absent(bet, now, Duration.ZERO));
    }

    TestDesk inconclusive(String bet) {
        return given(Reports.inconclusive(bet, now));
    }

    /** The timer the pair waits for runs out, now. */
    TestDesk timerRings(String pairId) {
        return given(Reports.rung(pairId, timer(pairId)));
    }

    /** Time passes until the pair's timer is due, and it rings. */
    TestDesk waitsForTheTimer(String pairId) {
        return at(timer(pairId).due()).timerRings(pairId);
    }

    /** Time passes, lookups find nothing, until the bet is given up. */
    TestDesk waitsForTheDeadline(String pairId) {
        while (pair(pairId).phase().isInFlight()) {
            waitsForTheTimer(pairId);
        }
        return this;
    }

    TestDesk settled(String bet, SettlementOutcome outcome) {
        return given(Reports.settled(bet, LegSettlement.Kind.FINAL, outcome));
    }

    TestDesk unresolved(String bet) {
        return given(Reports.settled(bet, LegSettlement.Kind.UNRESOLVED, null));
    }

    TestDesk watchEnded(String bet) {
        return given(Reports.settled(bet, LegSettlement.Kind.WATCH_ENDED, null));
    }

    TestDesk command(Action action) {
        commands++;
        return command("C-" + commands, action);
    }

    TestDesk command(String commandId, Action action) {
        return given(
                new DeskInput.CommandGiven(
                        new OperatorCommand(commandId, "main", now, "dana", action)));
    }

    TestDesk resolved(String pairId) {
        return command(new Action.Resolve(pairId, "hedged by hand"));
    }

    TestDesk halted() {
        return command(new Action.Halt("storm"));
    }

    TestDesk adopted(Policy policy) {
        return command(new Action.ChangePolicy(policy));
    }

    // ---- whole stories

    /** Both legs are accepted as asked. */
    TestDesk executed(String pairId) {
        return offered(pairId).accepted(pairId + "/positive").accepted(pairId + "/hedge");
    }

    /** The positive leg is accepted, the hedge is rejected. */
    TestDesk exposed(String pairId) {
        return offered(pairId).accepted(pairId + "/positive").rejected(pairId + "/hedge");
    }

    // ---- then

    Instant now() {
        return now;
    }

    DeskView view() {
        return book;
    }

    /** The events of the last decision. */
    List<DeskEvent> events() {
        return last;
    }

    /** Names of the events of the last decision. */
    List<String> names() {
        return last.stream().map(Reports::name).toList();
    }

    /** What the outside is told by the last decision, as scenario files write it. */
    List<String> told() {
        return last.stream().map(Reports::told).filter(Objects::nonNull).toList();
    }

    /** What the outside was told since the start. */
    List<String> toldSoFar() {
        return everything.stream().map(Reports::told).filter(Objects::nonNull).toList();
    }

    /** The only event of this type in the last decision. */
    <T extends DeskEvent> T event(Class<T> type) {
        List<T> found = all(type);
        assertThat(found).as(type.getSimpleName() + " in " + names()).hasSize(1);
        return found.getFirst();
    }

    <T extends DeskEvent> List<T> all(Class<T> type) {
        return last.stream().filter(type::isInstance).map(type::cast).toList();
    }

    IgnoredReason ignoredAs() {
        assertThat(names()).as("nothing but ignored").hasSize(1);
        return event(DeskEvent.Ignored.class).reason();
    }

    PairState pair(String pairId) {
        return book.requirePair(pairId);
    }

    BetState bet(String bet) {
        BetId id = BetId.parse(bet);
        return pair(id.pairId()).bet(id.leg());
    }

    Timer timer(String pairId) {
        return Objects.requireNonNull(pair(pairId).timer(), "the pair waits for no timer");
    }

    Exposure exposure(String pairId) {
        return Objects.requireNonNull(pair(pairId).exposure(), "the pair is no exposure");
    }

    AccountState account(String account) {
        return book.account(AccountId.parse(account));
    }
}
