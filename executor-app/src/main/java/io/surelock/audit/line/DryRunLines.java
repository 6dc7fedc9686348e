package io.surelock.audit.line;

import static io.surelock.audit.line.Answers.fails;
import static io.surelock.audit.line.Answers.millis;
import static io.surelock.audit.line.Answers.rejects;
import static io.surelock.audit.line.Answers.seconds;

import io.surelock.audit.Evidence.Kind;
import io.surelock.audit.Findings;
import io.surelock.audit.Probe;
import io.surelock.bet.SettlementOutcome;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.operator.Action;
import io.surelock.settlement.PollAnswer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Section 1: executing a pair, and the outcomes of bets. */
final class DryRunLines {

    private DryRunLines() {}

    static Map<String, Probe> probes() {
        Section section = new Section();
        executing(section);
        settling(section);
        intake(section);
        return section.probes();
    }

    private static void executing(Section section) {
        section.line(
                        "1.1",
                        Script.named("the positive bet first").offer(Duration.ZERO, "order-1"),
                        DryRunLines::positiveFirst)
                .line(
                        "1.2",
                        Script.named("positive rejected, no hedge")
                                .offer(Duration.ZERO, "nohedge-1")
                                .bet("nohedge-1/positive", rejects()),
                        (check, _) -> {
                            check.sent("nohedge-1/positive", 1).sent("nohedge-1/hedge", 0);
                            check.notJournaled(
                                    DeskEvent.BetRequested.class,
                                    e -> e.order().bet().toString().equals("nohedge-1/hedge"),
                                    "the hedge was requested");
                        })
                .line(
                        "1.3",
                        Script.named("accepted").offer(Duration.ZERO, "accepted-1"),
                        (check, _) -> {
                            outcome(check, "accepted-1/positive", "accepted");
                            outcome(check, "accepted-1/hedge", "accepted");
                            check.event("arb_success accepted-1");
                        })
                .line(
                        "1.4",
                        Script.named("rejected")
                                .offer(Duration.ZERO, "rejected-1")
                                .bet("rejected-1/positive", rejects()),
                        (check, _) -> {
                            outcome(check, "rejected-1/positive", "rejected");
                            check.event("arb_failed rejected-1");
                        })
                .line(
                        "1.5",
                        Script.named("an error, then another arb")
                                .offer(Duration.ZERO, "error-1")
                                .offer(seconds(1), "error-2")
                                .bet("error-1/positive", fails()),
                        (check, _) -> {
                            outcome(check, "error-1/positive", "error");
                            check.event("arb_failed error-1");
                            check.event("arb_success error-2");
                        })
                .line(
                        "1.6",
                        Script.named("the hedge fails")
                                .offer(Duration.ZERO, "emergency-1")
                                .offer(
                                        Duration.ZERO,
                                        "emergency-2",
                                        "wl3:alpha:ACC_003",
                                        "wl4:beta:ACC_004")
                                .bet("emergency-1/hedge", rejects())
                                .bet("emergency-2/hedge", fails()),
                        (check, _) -> {
                            check.event("arb_emergency emergency-1");
                            check.event("exposure_alert emergency-1 hedge_rejected");
                            check.event("arb_emergency emergency-2");
                            check.event("exposure_alert emergency-2 hedge_error");
                        });
    }

    private static void positiveFirst(PlayCheck check, Findings findings) {
        check.sent("order-1/positive", 1).sent("order-1/hedge", 1);
        List<String> order =
                check.play().sends().stream()
                        .map(sent -> sent.what().order().bet().toString())
                        .toList();
        findings.saw(Kind.BOOKMAKER, "order of the sends: " + String.join(", ", order));
        findings.require(
                order.equals(List.of("order-1/positive", "order-1/hedge")),
                "the bets were sent in the order " + order);
        check.journaled(
                DeskEvent.BetRequested.class,
                event -> event.order().bet().toString().equals("order-1/hedge"),
                "the hedge was requested");
    }

    private static void outcome(PlayCheck check, String bet, String status) {
        check.event("bet_executed " + bet + " " + status);
        check.journaled(
                DeskEvent.BetExecuted.class,
                event ->
                        event.bet().toString().equals(bet)
                                && event.status().name().toLowerCase(Locale.ROOT).equals(status),
                bet + " is " + status);
    }

    private static void settling(Section section) {
        settles(section, "1.7", PollAnswer.WON, SettlementOutcome.WON);
        settles(section, "1.8", PollAnswer.LOST, SettlementOutcome.LOST);
        settles(section, "1.9", PollAnswer.VOID, SettlementOutcome.VOID);
        settles(section, "1.10", PollAnswer.HALF_WON, SettlementOutcome.HALF_WON);
        settles(section, "1.11", PollAnswer.HALF_LOST, SettlementOutcome.HALF_LOST);
    }

    /** Both legs of a pair settle so. */
    private static void settles(
            Section section, String id, PollAnswer answer, SettlementOutcome outcome) {
        String pair = "outcome-" + answer.label();
        BetScript script = Answers.settles(PollAnswer.PENDING, answer);
        section.line(
                id,
                Script.named("settles as " + answer.label())
                        .offer(Duration.ZERO, pair)
                        .bet(pair + "/positive", script)
                        .bet(pair + "/hedge", script)
                        .runFor(seconds(60)),
                (check, findings) -> {
                    for (String bet : List.of(pair + "/positive", pair + "/hedge")) {
                        var settled =
                                check.journaled(
                                        DeskEvent.BetSettled.class,
                                        event ->
                                                event.bet().toString().equals(bet)
                                                        && event.outcome() == outcome,
                                        bet + " settled as " + answer.label());
                        if (settled != null) {
                            afterPending(check, findings, bet, settled);
                        }
                    }
                });
    }

    /** The first answer, pending, settled nothing; the second did. */
    private static void afterPending(
            PlayCheck check,
            Findings findings,
            String bet,
            Play.Decided<DeskEvent.BetSettled> settled) {
        List<Instant> polls = check.play().polls(bet, false);
        findings.saw(
                Kind.BOOKMAKER,
                "%s asked about at %s; settled as %s at %s"
                        .formatted(
                                bet,
                                polls.stream()
                                        .map(Instant::toString)
                                        .collect(Collectors.joining(", ")),
                                settled.event().outcome().name().toLowerCase(Locale.ROOT),
                                settled.at()));
        findings.require(
                polls.size() == 2,
                "%s was asked about %s, not twice: pending is no result"
                        .formatted(bet, PlayCheck.times(polls.size())));
        findings.require(
                polls.isEmpty() || !settled.at().isBefore(polls.getLast()),
                bet + " settled at " + settled.at() + ", before it was asked about again");
    }

    private static void intake(Section section) {
        section.line(
                        "1.16",
                        Script.named("invalid input")
                                .payload(Duration.ZERO, "this is no arb")
                                .payload(seconds(1), "{\"pairId\":\"letter-0\"}")
                                .offer(seconds(2), "letter-1"),
                        (check, findings) -> {
                            List<String> letters = check.play().deadLetters();
                            letters.forEach(reason -> findings.saw(Kind.DEAD_LETTER, reason));
                            findings.require(
                                    letters.size() == 2,
                                    "2 inputs are invalid, but there are "
                                            + letters.size()
                                            + " dead letters");
                            findings.require(
                                    letters.stream().noneMatch(String::isBlank),
                                    "a dead letter has no reason");
                            check.event("arb_success letter-1");
                        })
                .line(
                        "1.17",
                        Script.named("wrong keys")
                                .offerWithKey(
                                        Duration.ZERO,
                                        "not-main",
                                        "key-1",
                                        Script.POSITIVE,
                                        Script.HEDGE)
                                .offerWithKey(
                                        seconds(1),
                                        null,
                                        "key-2",
                                        "wl5:alpha:ACC_005",
                                        "wl6:beta:ACC_006"),
                        (check, findings) -> {
                            for (String pair : List.of("key-1", "key-2")) {
                                check.sent(pair + "/positive", 1).sent(pair + "/hedge", 1);
                                var opened =
                                        check.journaled(
                                                DeskEvent.PairOpened.class,
                                                e -> e.opportunity().pairId().equals(pair),
                                                pair + " was executed");
                                findings.require(
                                        opened == null
                                                || opened.entry().body().cause().origin() != null,
                                        pair + " was decided on without being routed");
                            }
                        })
                .line(
                        "1.18",
                        Script.named("old arbs")
                                .offer(
                                        seconds(20),
                                        "age-1",
                                        Script.POSITIVE,
                                        Script.HEDGE,
                                        millis(10_001))
                                .offer(
                                        seconds(21),
                                        "age-2",
                                        Script.POSITIVE,
                                        Script.HEDGE,
                                        seconds(10)),
                        (check, _) -> {
                            check.blocked("age-1", "stale").sent("age-1/positive", 0);
                            check.event("arb_success age-2");
                        })
                .line(
                        "1.19",
                        Script.named("a halted desk")
                                .offer(Duration.ZERO, "halt-1")
                                .bet(
                                        "halt-1/positive",
                                        BetScript.DEFAULT.answeringAfter(seconds(3)))
                                .command(seconds(1), new Action.Halt("audit"))
                                .offer(
                                        seconds(2),
                                        "halt-2",
                                        "wl5:alpha:ACC_005",
                                        "wl6:beta:ACC_006")
                                .command(seconds(5), new Action.Resume("audit")),
                        (check, findings) -> {
                            check.blocked("halt-2", "desk_halted").sent("halt-2/positive", 0);
                            check.sent("halt-1/hedge", 1);
                            Instant halted = Script.START.plusSeconds(1);
                            findings.require(
                                    check.play().sends("halt-1/hedge").stream()
                                            .allMatch(sent -> sent.at().isAfter(halted)),
                                    "the hedge was sent before the desk was halted, which proves"
                                            + " nothing");
                        });
    }
}
