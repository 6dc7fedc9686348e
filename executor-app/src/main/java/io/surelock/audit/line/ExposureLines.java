package io.surelock.audit.line;

import static io.surelock.audit.line.Answers.rejects;
import static io.surelock.audit.line.Answers.seconds;
import static io.surelock.audit.line.Answers.settles;

import io.surelock.audit.Evidence.Kind;
import io.surelock.audit.Findings;
import io.surelock.audit.Probe;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.bookmaker.paper.LookupScript;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.IgnoredReason;
import io.surelock.desk.operator.Action;
import io.surelock.event.PublicEvent;
import io.surelock.settlement.PollAnswer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Section 4: exposures, without those lines that are about Redis itself. */
final class ExposureLines {

    private ExposureLines() {}

    static Map<String, Probe> probes() {
        Section section = new Section();
        marks(section);
        staying(section);
        holding(section);
        alerting(section);
        return section.probes();
    }

    private static void marks(Section section) {
        mark(
                section,
                "4.5",
                "review-1",
                PublicEvent.ExposureAlert::requiresManualReview,
                "requiresManualReview is not true");
        mark(
                section,
                "4.6",
                "rebet-1",
                PublicEvent.ExposureAlert::autoRebetDisabled,
                "autoRebetDisabled is not true");
        mark(
                section,
                "4.7",
                "severity-1",
                alert -> alert.severity().equals("high"),
                "the severity is not high");
    }

    private static void mark(
            Section section,
            String id,
            String pair,
            Predicate<PublicEvent.ExposureAlert> holds,
            String otherwise) {
        section.line(
                id,
                Script.named("the marks of an alert: " + pair)
                        .offer(Duration.ZERO, pair)
                        .bet(pair + "/hedge", rejects())
                        .runFor(seconds(60)),
                (check, findings) -> {
                    List<PublicEvent.ExposureAlert> alerts = alerts(check, pair);
                    findings.require(alerts.size() == 1, "there are " + alerts.size() + " alerts");
                    for (PublicEvent.ExposureAlert alert : alerts) {
                        findings.saw(
                                Kind.EVENT,
                                "%s exposure_alert %s: severity %s, requiresManualReview %s, autoRebetDisabled %s"
                                        .formatted(
                                                alert.eventId(),
                                                pair,
                                                alert.severity(),
                                                alert.requiresManualReview(),
                                                alert.autoRebetDisabled()));
                        findings.require(holds.test(alert), otherwise);
                    }
                });
    }

    private static List<PublicEvent.ExposureAlert> alerts(PlayCheck check, String pair) {
        return check.play().events().stream()
                .filter(PublicEvent.ExposureAlert.class::isInstance)
                .map(PublicEvent.ExposureAlert.class::cast)
                .filter(alert -> alert.pairId().equals(pair))
                .toList();
    }

    private static void staying(Section section) {
        section.line(
                        "4.8",
                        Script.named("the arb of an exposure comes again")
                                .offer(Duration.ZERO, "again-1")
                                .bet("again-1/hedge", rejects())
                                .command(seconds(100), new Action.Resolve("again-1", "hedged"))
                                .offer(seconds(200), "again-1")
                                .offer(Duration.ofHours(25), "again-1")
                                .runFor(Duration.ofHours(26)),
                        (check, _) -> {
                            check.sent("again-1/positive", 1).sent("again-1/hedge", 1);
                            check.journaled(
                                    DeskEvent.Ignored.class,
                                    event ->
                                            event.reason() == IgnoredReason.DUPLICATE
                                                    && event.subject().equals("again-1"),
                                    "the arb was ignored when it came again");
                        })
                .line(
                        "4.9",
                        Script.named("a cooldown under an exposure")
                                .offer(Duration.ZERO, "stays-1")
                                .bet("stays-1/hedge", rejects())
                                .command(seconds(10), new Action.Resolve("stays-1", "hedged"))
                                .offer(seconds(30), "stays-2", Script.POSITIVE, "wl8:beta:ACC_008"),
                        ExposureLines::cooldownStays);
    }

    private static void cooldownStays(PlayCheck check, Findings findings) {
        check.journaled(
                DeskEvent.CooldownStarted.class,
                event -> event.account().toString().equals(Script.POSITIVE),
                "the account of the accepted bet rests");
        check.blocked("stays-2", "cooldown");
        var written = check.play().keys("cooldown:" + Script.POSITIVE);
        written.forEach(seen -> check.sawKey(seen.what()));
        findings.require(
                written.stream()
                        .noneMatch(
                                seen ->
                                        seen.what()
                                                .expiresAt()
                                                .isBefore(Script.START.plusSeconds(60))),
                "the key of the cooldown was made to end early");
    }

    private static void holding(Section section) {
        section.line(
                        "4.11",
                        Script.named("both accounts on hold")
                                .offer(Duration.ZERO, "hold-1")
                                .bet("hold-1/hedge", rejects())
                                .offer(seconds(120), "hold-2", Script.POSITIVE, "wl8:beta:ACC_008")
                                .offer(seconds(121), "hold-3", "wl8:alpha:ACC_008", Script.HEDGE),
                        (check, _) -> {
                            check.blocked("hold-2", "account_on_hold").sent("hold-2/positive", 0);
                            check.blocked("hold-3", "account_on_hold").sent("hold-3/positive", 0);
                        })
                .line(
                        "4.12",
                        Script.named("an exposure is resolved")
                                .offer(Duration.ZERO, "resolve-1")
                                .bet("resolve-1/hedge", rejects())
                                .command(
                                        seconds(90),
                                        new Action.Resolve("resolve-1", "hedged by hand"))
                                .offer(seconds(91), "resolve-2"),
                        (check, _) -> {
                            check.event("exposure_resolved resolve-1");
                            check.journaled(
                                    DeskEvent.ExposureResolved.class,
                                    event -> isRecorded(event),
                                    "the auditor resolved it, when and why");
                            check.event("arb_success resolve-2");
                        });
    }

    private static boolean isRecorded(DeskEvent.ExposureResolved event) {
        var resolution = event.exposure().resolution();
        return resolution != null
                && resolution.by().equals(Script.OPERATOR)
                && resolution.note().equals("hedged by hand")
                && resolution.resolvedAt().equals(Script.START.plusSeconds(90));
    }

    private static void alerting(Section section) {
        section.line(
                        "4.10",
                        Script.named("the alert is sent")
                                .offer(Duration.ZERO, "alert-1")
                                .bet("alert-1/hedge", rejects())
                                .runFor(seconds(60)),
                        (check, _) -> {
                            check.event("exposure_alert alert-1 hedge_rejected");
                            check.journaled(
                                    DeskEvent.ExposureRaised.class,
                                    event -> event.exposure().pairId().equals("alert-1"),
                                    "there is an exposure");
                        })
                .line(
                        "4.13",
                        Script.named("accepted after it was proven absent")
                                .offer(Duration.ZERO, "turned-up-1")
                                .bet(
                                        "turned-up-1/positive",
                                        BetScript.DEFAULT
                                                .answeringAfter(seconds(25))
                                                .lookingUp(LookupScript.ABSENT)),
                        (check, _) -> {
                            check.event("bet_executed turned-up-1/positive accepted");
                            check.event("exposure_alert turned-up-1 late_acceptance");
                            check.sent("turned-up-1/hedge", 0);
                        })
                .line(
                        "4.14",
                        Script.named("more goes wrong with an exposure")
                                .offer(Duration.ZERO, "once-1")
                                .bet("once-1/hedge", rejects())
                                .bet(
                                        "once-1/positive",
                                        settles(PollAnswer.PENDING, PollAnswer.LOST)),
                        (check, _) -> {
                            check.events("exposure_alert once-1", 1);
                            check.journaled(
                                    DeskEvent.ExposureUpdated.class,
                                    event -> event.exposure().pairId().equals("once-1"),
                                    "the record was brought up to date");
                        });
    }
}
