package io.surelock.audit.line;

import static io.surelock.audit.line.Answers.millis;
import static io.surelock.audit.line.Answers.seconds;

import io.surelock.audit.Evidence.Kind;
import io.surelock.audit.Findings;
import io.surelock.audit.Probe;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.operator.Action;
import io.surelock.desk.policy.Policy;
import io.surelock.journal.JournalEntry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Section 2: cooldowns, without those lines that are about Redis itself. */
final class CooldownLines {

    private static final Duration COOLDOWN = Duration.ofSeconds(60);
    private static final Duration CHANGED = Duration.ofSeconds(90);

    private CooldownLines() {}

    static Map<String, Probe> probes() {
        Section section = new Section();
        keys(section);
        lasting(section);
        restarting(section);
        changing(section);
        return section.probes();
    }

    private static void keys(Section section) {
        section.line(
                "2.1",
                Script.named("cooldown keys").offer(Duration.ZERO, "key-format-1"),
                (check, findings) ->
                        keysAre(
                                check,
                                findings,
                                Set.of("cooldown:wl1:alpha:ACC_001", "cooldown:wl2:beta:ACC_002")));
        differing(section, "2.2", "whitelabel", "wl9:alpha:ACC_001");
        differing(section, "2.3", "provider", "wl1:omega:ACC_001");
        differing(section, "2.4", "account", "wl1:alpha:ACC_009");
    }

    /** An account that differs in one part alone has a key of its own and may be bet on. */
    private static void differing(Section section, String id, String part, String other) {
        String one = part + "-1";
        String two = part + "-2";
        section.line(
                id,
                Script.named("another " + part)
                        .offer(Duration.ZERO, one)
                        .offer(seconds(1), two, other, "wl7:gamma:ACC_007"),
                (check, findings) -> {
                    check.event("arb_success " + two);
                    keysAre(
                            check,
                            findings,
                            Set.of(
                                    "cooldown:wl1:alpha:ACC_001",
                                    "cooldown:wl2:beta:ACC_002",
                                    "cooldown:" + other,
                                    "cooldown:wl7:gamma:ACC_007"));
                });
    }

    private static void keysAre(PlayCheck check, Findings findings, Set<String> expected) {
        check.play().keys("cooldown:").forEach(seen -> check.sawKey(seen.what()));
        Set<String> found =
                check.play().keys("cooldown:").stream()
                        .map(seen -> seen.what().key())
                        .collect(Collectors.toCollection(TreeSet::new));
        findings.require(
                found.equals(expected),
                "the keys are " + found + ", not " + new TreeSet<>(expected));
    }

    private static void lasting(Section section) {
        section.line(
                        "2.5",
                        Script.named("the length of a cooldown").offer(Duration.ZERO, "length-1"),
                        (check, findings) -> {
                            var started =
                                    check.play()
                                            .decided(DeskEvent.CooldownStarted.class, _ -> true);
                            findings.require(
                                    started.size() == 2,
                                    started.size() + " cooldowns began, not one for each account");
                            started.forEach(each -> lasts(check, findings, each, COOLDOWN));
                        })
                .line(
                        "2.7",
                        Script.named("arbs during a cooldown")
                                .offer(Duration.ZERO, "during-1")
                                .offer(millis(1), "during-2")
                                .offer(seconds(30), "during-3", Script.POSITIVE, "wl8:beta:ACC_008")
                                .offer(seconds(45), "during-4", "wl8:alpha:ACC_008", Script.HEDGE),
                        (check, _) -> {
                            for (String pair : List.of("during-2", "during-3", "during-4")) {
                                check.blocked(pair, "cooldown");
                                check.sent(pair + "/positive", 0).sent(pair + "/hedge", 0);
                            }
                        })
                .line(
                        "2.11",
                        Script.named("the last millisecond of a cooldown")
                                .offer(Duration.ZERO, "exact-1")
                                .offer(millis(59_999), "exact-2")
                                .offer(millis(60_000), "exact-3"),
                        (check, _) -> {
                            check.blocked("exact-2", "cooldown");
                            check.event("arb_success exact-3");
                        });
    }

    private static void lasts(
            PlayCheck check,
            Findings findings,
            Play.Decided<DeskEvent.CooldownStarted> started,
            Duration expected) {
        DeskEvent.CooldownStarted cooldown = started.event();
        check.saw(started.entry());
        Duration lasts = Duration.between(cooldown.startedAt(), cooldown.until());
        findings.saw(
                Kind.JOURNAL,
                "%s rests from %s until %s: %s"
                        .formatted(
                                cooldown.account(), cooldown.startedAt(), cooldown.until(), lasts));
        findings.require(
                lasts.equals(expected),
                cooldown.account() + " rests " + lasts + ", not " + expected);
        findings.require(
                cooldown.startedAt().equals(started.at()),
                cooldown.account() + " rests from another instant than that of the decision");
    }

    private static void restarting(Section section) {
        Script survives =
                Script.named("a restart during a cooldown")
                        .offer(Duration.ZERO, "restart-1")
                        .restart(seconds(20))
                        .offer(seconds(40), "restart-2")
                        .offer(seconds(60), "restart-3");
        section.line(
                "2.9",
                (rig, findings) -> {
                    PlayCheck check = new PlayCheck(rig.play(survives), findings);
                    check.blocked("restart-2", "cooldown").sent("restart-2/positive", 0);
                    check.event("arb_success restart-3");
                    WorkerLines.half(rig, findings, WorkerChecks::cooldownSurvives);
                });
        Script loaded =
                Script.named("loaded on start")
                        .offer(Duration.ZERO, "loaded-1")
                        .restart(seconds(10))
                        .offer(seconds(10), "loaded-2");
        section.line(
                "2.10",
                (rig, findings) -> {
                    PlayCheck check = new PlayCheck(rig.play(loaded), findings);
                    loadedOnStart(check, findings);
                    WorkerLines.half(rig, findings, WorkerChecks::cooldownLoaded);
                });
    }

    /** The first decision of a restarted desk knows the instant at which the cooldown ends. */
    private static void loadedOnStart(PlayCheck check, Findings findings) {
        Instant until = Script.START.plus(COOLDOWN);
        var blocked =
                check.journaled(
                        DeskEvent.ArbBlocked.class,
                        event -> event.pairId().equals("loaded-2"),
                        "loaded-2 was blocked");
        if (blocked != null) {
            findings.require(
                    until.equals(blocked.event().until()),
                    "after the restart the cooldown ends at "
                            + blocked.event().until()
                            + ", not at "
                            + until);
        }
    }

    private static void changing(Section section) {
        section.line(
                        "2.13",
                        Script.named("a clock set back")
                                .offer(Duration.ZERO, "clock-1")
                                .setClock(seconds(20), seconds(-15))
                                .offer(
                                        seconds(21),
                                        "clock-2",
                                        Script.POSITIVE,
                                        Script.HEDGE,
                                        seconds(14))
                                .setClock(seconds(40), Duration.ZERO)
                                .offer(millis(59_999), "clock-3")
                                .offer(seconds(60), "clock-4"),
                        (check, findings) -> {
                            check.blocked("clock-2", "cooldown");
                            check.blocked("clock-3", "cooldown");
                            check.event("arb_success clock-4");
                            inOrder(check.play().journal(), findings);
                        })
                .line(
                        "2.14",
                        Script.named("a changed policy")
                                .offer(Duration.ZERO, "policy-1")
                                .command(seconds(10), new Action.ChangePolicy(resting(CHANGED)))
                                .offer(seconds(60), "policy-2"),
                        (check, findings) -> {
                            check.journaled(
                                    DeskEvent.PolicyAdopted.class,
                                    event ->
                                            event.by().equals(Script.OPERATOR)
                                                    && event.policy().cooldown().equals(CHANGED),
                                    "the policy was changed");
                            check.event("arb_success policy-2");
                            check.play()
                                    .decided(
                                            DeskEvent.CooldownStarted.class,
                                            e -> "policy-2".equals(e.pairId()))
                                    .forEach(each -> lasts(check, findings, each, CHANGED));
                        });
    }

    private static void inOrder(List<JournalEntry> journal, Findings findings) {
        Instant last = Instant.MIN;
        for (JournalEntry entry : journal) {
            Instant decided = entry.body().decidedAt();
            findings.require(
                    !decided.isBefore(last),
                    "entry %d was decided at %s, before the one before it"
                            .formatted(entry.body().sequence(), decided));
            last = decided;
        }
    }

    private static Policy resting(Duration cooldown) {
        Policy usual = Policy.DEFAULT;
        return new Policy(
                cooldown,
                usual.maxOpportunityAge(),
                usual.hold(),
                usual.placementWindow(),
                usual.callTimeout(),
                usual.callMargin(),
                usual.lookupInterval(),
                usual.lookupDeadline(),
                usual.polls());
    }
}
