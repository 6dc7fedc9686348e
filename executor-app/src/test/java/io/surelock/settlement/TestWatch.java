package io.surelock.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.SettlementOutcome;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One watched bet: polls go out when they are due, answers come in when the test says so. */
final class TestWatch {

    static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final BetId BET = BetId.parse("P-1/positive");

    private @Nullable BetWatch watch =
            BetWatch.of(
                    new WatchBet(
                            "main",
                            BET,
                            AccountId.parse("wl1:alpha:ACC_001"),
                            "ticket",
                            START,
                            PollPlan.DEFAULT));
    private Instant now = START;
    private @Nullable PollRequest asked;
    private int polls;
    private List<String> told = List.of();
    private final List<String> toldSoFar = new ArrayList<>();

    /** Time passes until the next poll is due, and it is asked for, so much late. */
    TestWatch asks(Duration late) {
        now = watch().nextDue().plus(late);
        asked = watch().request(now);
        polls++;
        return this;
    }

    TestWatch asks() {
        return asks(Duration.ZERO);
    }

    /** The answer to the poll asked for last comes after so long. */
    TestWatch answered(PollAnswer answer, Duration after) {
        now = asked().requestedAt().plus(after);
        return answered(asked().kind(), asked().number(), answer);
    }

    TestWatch answered(PollAnswer answer) {
        return answered(answer, Duration.ZERO);
    }

    /** An answer to any poll, now. */
    TestWatch answered(PollKind kind, int number, PollAnswer answer) {
        return take(
                WatchDecider.onAnswer(
                        watch(),
                        new PollOutcome(
                                "main",
                                BET,
                                kind,
                                number,
                                answer,
                                asked().requestedAt(),
                                now,
                                null),
                        now));
    }

    /** Nobody answers the poll asked for last. */
    TestWatch unanswered() {
        now = asked().requestedAt().plusSeconds(30);
        return take(WatchDecider.onSilence(watch(), asked().requestedAt(), now));
    }

    /** Asks and is answered the same so many times. */
    TestWatch times(int times, PollAnswer answer) {
        for (int i = 0; i < times; i++) {
            asks().answered(answer);
        }
        return this;
    }

    // ---- then

    boolean isWatched() {
        return watch != null;
    }

    BetWatch watch() {
        assertThat(watch).as("still watched").isNotNull();
        return java.util.Objects.requireNonNull(watch);
    }

    PollRequest asked() {
        return java.util.Objects.requireNonNull(asked, "nothing was asked yet");
    }

    /** How often it was asked about the bet. */
    int polls() {
        return polls;
    }

    Duration sinceStart() {
        return Duration.between(START, now);
    }

    /** When the next poll is due, in time since the start. */
    Duration nextDue() {
        return Duration.between(START, watch().nextDue());
    }

    /** What the desk is told because of the last answer. */
    List<String> told() {
        return told;
    }

    List<String> toldSoFar() {
        return toldSoFar;
    }

    private TestWatch take(WatchDecision decision) {
        watch = decision.watch();
        told = decision.tell().stream().map(TestWatch::describe).toList();
        toldSoFar.addAll(told);
        return this;
    }

    private static String describe(LegSettlement settlement) {
        SettlementOutcome outcome = settlement.outcome();
        assertThat(settlement.bet()).isEqualTo(BET);
        assertThat(settlement.deskId()).isEqualTo("main");
        return settlement.kind()
                + (outcome == null ? "" : " " + outcome.label())
                + " after "
                + settlement.polls();
    }
}
