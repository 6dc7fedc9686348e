package io.surelock.audit.line;

import static io.surelock.audit.line.Answers.settles;
import static io.surelock.audit.line.Answers.settlesAfter;

import io.surelock.audit.Evidence.Kind;
import io.surelock.audit.Findings;
import io.surelock.audit.Probe;
import io.surelock.bet.SettlementOutcome;
import io.surelock.desk.DeskEvent;
import io.surelock.settlement.PollAnswer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Section 3, first part: asking bookmakers how bets stand. */
final class SettlementLines {

    private static final int MOST_POLLS = 120;
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private SettlementLines() {}

    static Map<String, Probe> probes() {
        Section section = new Section();
        polling(section);
        recovering(section);
        late(section);
        return section.probes();
    }

    private static void polling(Section section) {
        section.line(
                        "3.1",
                        Script.named("pending four times")
                                .offer(Duration.ZERO, "until-1")
                                .bet(
                                        "until-1/positive",
                                        settlesAfter(4, PollAnswer.PENDING, PollAnswer.WON)),
                        (check, findings) -> {
                            polls(check, findings, "until-1/positive", 5);
                            settled(check, "until-1/positive", SettlementOutcome.WON);
                        })
                .line(
                        "3.2",
                        Script.named("pending for ever")
                                .offer(Duration.ZERO, "forever-1")
                                .bet("forever-1/positive", settles(PollAnswer.PENDING)),
                        SettlementLines::onSchedule)
                .line(
                        "3.3",
                        Script.named("pending for three days")
                                .offer(Duration.ZERO, "stop-1")
                                .bet("stop-1/positive", settles(PollAnswer.PENDING))
                                .runFor(Duration.ofDays(3)),
                        SettlementLines::stops);
    }

    private static void onSchedule(PlayCheck check, Findings findings) {
        List<Instant> polls = polls(check, findings, "forever-1/positive", MOST_POLLS);
        Instant due = Script.START.plus(INTERVAL);
        for (Instant poll : polls) {
            if (!findings.require(
                    poll.equals(due), "a poll came at " + poll + ", it was due at " + due)) {
                return;
            }
            due = due.plus(INTERVAL);
        }
    }

    private static void stops(PlayCheck check, Findings findings) {
        check.journaled(
                DeskEvent.BetUnresolved.class,
                event -> event.bet().toString().equals("stop-1/positive"),
                "the polls brought no result");
        check.event("exposure_alert stop-1 settlement_unresolved");
        List<Instant> all = check.play().polls("stop-1/positive", true);
        Instant last = all.isEmpty() ? Script.START : all.getLast();
        findings.saw(
                Kind.BOOKMAKER,
                "stop-1/positive asked about %d times, last at %s; then silence until the end"
                        .formatted(all.size(), last));
        int hourly = all.size() - MOST_POLLS;
        findings.require(
                hourly <= 48, "after the numbered polls there were " + hourly + ", not at most 48");
        findings.require(
                !last.isAfter(Script.START.plus(Duration.ofHours(49))),
                "the bet was still asked about at " + last);
        check.journaled(
                DeskEvent.BetWatchEnded.class,
                event -> event.bet().toString().equals("stop-1/positive"),
                "the bet is watched no more");
    }

    private static void recovering(Section section) {
        section.line(
                        "3.4",
                        Script.named("a lost session")
                                .offer(Duration.ZERO, "session-1")
                                .bet(
                                        "session-1/positive",
                                        settlesAfter(2, PollAnswer.SESSION_LOST, PollAnswer.WON)),
                        (check, findings) -> {
                            polls(check, findings, "session-1/positive", 3);
                            settled(check, "session-1/positive", SettlementOutcome.WON);
                        })
                .line(
                        "3.5",
                        Script.named("errors while polling")
                                .offer(Duration.ZERO, "recover-1")
                                .bet(
                                        "recover-1/positive",
                                        settlesAfter(3, PollAnswer.ERROR, PollAnswer.WON)),
                        (check, findings) -> {
                            polls(check, findings, "recover-1/positive", 4);
                            settled(check, "recover-1/positive", SettlementOutcome.WON);
                        });
    }

    private static void late(Section section) {
        section.line(
                        "3.12",
                        Script.named("a result after the last poll")
                                .offer(Duration.ZERO, "late-1")
                                .bet(
                                        "late-1/positive",
                                        settlesAfter(
                                                MOST_POLLS, PollAnswer.PENDING, PollAnswer.WON))
                                .runFor(Duration.ofHours(3)),
                        (check, _) -> {
                            check.event("exposure_alert late-1 settlement_unresolved");
                            settled(check, "late-1/positive", SettlementOutcome.WON);
                            check.journaled(
                                    DeskEvent.ExposureUpdated.class,
                                    event ->
                                            event.exposure().pairId().equals("late-1")
                                                    && event.exposure().realisedProfit() != null,
                                    "the exposure took over the result");
                        })
                .line(
                        "3.13",
                        Script.named("a corrected result")
                                .offer(Duration.ZERO, "corrected-1")
                                .bet(
                                        "corrected-1/positive",
                                        settles(PollAnswer.WON, PollAnswer.LOST))
                                .runFor(Duration.ofHours(3)),
                        (check, _) -> {
                            check.event("pair_reconciled corrected-1 expected");
                            check.event("exposure_alert corrected-1 resettled");
                        });
    }

    private static List<Instant> polls(
            PlayCheck check, Findings findings, String bet, int expected) {
        List<Instant> polls = check.play().polls(bet, false);
        findings.saw(
                Kind.BOOKMAKER,
                "%s polled %s%s"
                        .formatted(
                                bet,
                                PlayCheck.times(polls.size()),
                                polls.isEmpty()
                                        ? ""
                                        : ", from " + polls.getFirst() + " to " + polls.getLast()));
        findings.require(
                polls.size() == expected,
                "%s was polled %s, not %s"
                        .formatted(bet, PlayCheck.times(polls.size()), PlayCheck.times(expected)));
        return polls;
    }

    private static void settled(PlayCheck check, String bet, SettlementOutcome outcome) {
        check.journaled(
                DeskEvent.BetSettled.class,
                event -> event.bet().toString().equals(bet) && event.outcome() == outcome,
                bet + " settled as " + outcome);
    }
}
