package io.surelock.audit.line;

import static io.surelock.audit.line.Answers.millis;
import static io.surelock.audit.line.Answers.silent;

import io.surelock.audit.Evidence.Kind;
import io.surelock.audit.Findings;
import io.surelock.audit.Probe;
import io.surelock.bookmaker.paper.LookupScript;
import io.surelock.desk.DeskEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Section 1, our own: bets of which nobody knows whether they exist. */
final class DoubtLines {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private DoubtLines() {}

    static Map<String, Probe> probes() {
        return new Section()
                .line(
                        "1.12",
                        Script.named("no answer")
                                .offer(Duration.ZERO, "resend-1")
                                .bet("resend-1/positive", silent(LookupScript.UNKNOWN)),
                        DoubtLines::neverSentAgain)
                .line(
                        "1.13",
                        Script.named("found after a while")
                                .offer(Duration.ZERO, "proof-1")
                                .bet("proof-1/positive", silent(LookupScript.FOUND)),
                        DoubtLines::hedgedAfterProof)
                .line(
                        "1.14",
                        Script.named("proven absent")
                                .offer(Duration.ZERO, "absent-1")
                                .bet("absent-1/positive", silent(LookupScript.ABSENT)),
                        (check, _) -> {
                            check.event("bet_executed absent-1/positive error");
                            check.event("arb_failed absent-1");
                            check.sent("absent-1/positive", 1).sent("absent-1/hedge", 0);
                        })
                .line(
                        "1.15",
                        Script.named("nobody can find it")
                                .offer(Duration.ZERO, "unknown-1")
                                .offer(
                                        millis(119_999),
                                        "unknown-2",
                                        Script.POSITIVE,
                                        "wl2:beta:ACC_009")
                                .bet("unknown-1/positive", silent(LookupScript.UNKNOWN)),
                        DoubtLines::givenUpInTime)
                .probes();
    }

    private static void neverSentAgain(PlayCheck check, Findings findings) {
        check.sent("resend-1/positive", 1);
        long lookups = check.play().lookups("resend-1/positive");
        findings.saw(Kind.BOOKMAKER, "resend-1/positive looked up " + PlayCheck.times(lookups));
        findings.require(lookups > 1, "a bet in doubt was not looked up again and again");
        check.journaled(
                DeskEvent.BetDoubted.class,
                event -> event.bet().toString().equals("resend-1/positive"),
                "the bet is in doubt");
    }

    private static void hedgedAfterProof(PlayCheck check, Findings findings) {
        check.sent("proof-1/positive", 1).sent("proof-1/hedge", 1);
        check.journaled(
                DeskEvent.BetDoubted.class,
                event -> event.bet().toString().equals("proof-1/positive"),
                "the bet is in doubt");
        var proof =
                check.journaled(
                        DeskEvent.BetExecuted.class,
                        event -> event.bet().toString().equals("proof-1/positive"),
                        "the bet was found");
        var hedge =
                check.journaled(
                        DeskEvent.BetRequested.class,
                        event -> event.order().bet().toString().equals("proof-1/hedge"),
                        "the hedge was requested");
        if (proof != null && hedge != null) {
            findings.require(
                    proof.entry().body().sequence() <= hedge.entry().body().sequence(),
                    "the hedge was requested before the positive bet was found");
            findings.require(
                    check.play().sends("proof-1/hedge").stream()
                            .noneMatch(sent -> sent.at().isBefore(proof.at())),
                    "the hedge was sent before the positive bet was found");
        }
    }

    private static void givenUpInTime(PlayCheck check, Findings findings) {
        check.blocked("unknown-2", "account_busy");
        check.event("arb_emergency unknown-1");
        check.event("exposure_alert unknown-1 placement_unknown");
        check.sent("unknown-1/hedge", 0);
        Instant due = Script.START.plus(DEADLINE);
        check.play()
                .event("exposure_alert unknown-1 placement_unknown")
                .ifPresent(
                        alert ->
                                findings.require(
                                        alert.at().equals(due),
                                        "the alert came at " + alert.at() + ", not at " + due));
    }
}
