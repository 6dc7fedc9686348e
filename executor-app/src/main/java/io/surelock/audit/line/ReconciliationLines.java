package io.surelock.audit.line;

import static io.surelock.audit.line.Answers.seconds;

import io.surelock.audit.Probe;
import io.surelock.desk.DeskEvent;
import io.surelock.settlement.PollAnswer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Section 3, second part: what two results mean together. */
final class ReconciliationLines {

    private static final String EXPECTED = "pair_reconciled %s expected";
    private static final String BOTH_VOID = "pair_reconciled %s both_void";
    private static final String PARTIAL = "exposure_alert %s partial_settlement";

    private ReconciliationLines() {}

    /** Two results, and the one event they must lead to. */
    private record Case(PollAnswer positive, PollAnswer hedge, String event) {}

    static Map<String, Probe> probes() {
        Section section = new Section();
        line(
                section,
                "3.6",
                new Case(PollAnswer.WON, PollAnswer.LOST, EXPECTED),
                new Case(PollAnswer.LOST, PollAnswer.WON, EXPECTED));
        line(
                section,
                "3.7",
                new Case(
                        PollAnswer.WON,
                        PollAnswer.VOID,
                        "exposure_alert %s hedge_void_positive_active"),
                new Case(
                        PollAnswer.VOID,
                        PollAnswer.WON,
                        "exposure_alert %s positive_void_hedge_active"));
        line(section, "3.8", new Case(PollAnswer.VOID, PollAnswer.VOID, BOTH_VOID));
        line(
                section,
                "3.9",
                new Case(PollAnswer.HALF_WON, PollAnswer.LOST, PARTIAL),
                new Case(PollAnswer.WON, PollAnswer.HALF_LOST, PARTIAL));
        line(
                section,
                "3.10",
                new Case(PollAnswer.LOST, PollAnswer.LOST, "exposure_alert %s both_lost"));
        line(
                section,
                "3.11",
                new Case(PollAnswer.WON, PollAnswer.WON, "exposure_alert %s both_won"));
        line(
                section,
                "3.14",
                new Case(PollAnswer.SETTLED, PollAnswer.LOST, "exposure_alert %s outcome_unknown"));
        return section.probes();
    }

    private static void line(Section section, String id, Case... cases) {
        Script script = Script.named("reconciliation " + id).runFor(seconds(60));
        for (int i = 0; i < cases.length; i++) {
            String pair = pair(id, i);
            script.offer(Duration.ZERO, pair, "wl1:alpha:ACC_" + i, "wl2:beta:ACC_" + i)
                    .bet(pair + "/positive", Answers.settles(cases[i].positive()))
                    .bet(pair + "/hedge", Answers.settles(cases[i].hedge()));
        }
        section.line(
                id,
                script,
                (check, findings) -> {
                    for (int i = 0; i < cases.length; i++) {
                        String pair = pair(id, i);
                        for (String bet : List.of(pair + "/positive", pair + "/hedge")) {
                            check.journaled(
                                    DeskEvent.BetSettled.class,
                                    event -> event.bet().toString().equals(bet),
                                    bet + " has a result");
                        }
                        String event = cases[i].event().formatted(pair);
                        check.event(event);
                        if (event.startsWith("pair_reconciled")) {
                            check.noEvent("exposure_alert " + pair);
                        } else {
                            check.noEvent("pair_reconciled " + pair);
                        }
                    }
                });
    }

    private static String pair(String id, int number) {
        return "result-" + id + "-" + (number + 1);
    }
}
