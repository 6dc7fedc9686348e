package io.surelock.audit.line;

import static io.surelock.audit.line.Answers.rejects;
import static io.surelock.audit.line.Answers.seconds;

import io.surelock.audit.Evidence.Kind;
import io.surelock.audit.Findings;
import io.surelock.audit.Probe;
import io.surelock.audit.Rig;
import io.surelock.bet.Digest;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.IgnoredReason;
import io.surelock.desk.policy.Policy;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalEntry;
import io.surelock.journal.JournalReplay;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Section 5, as far as one desk on a virtual clock shows it; the rest is the workers' part. */
final class IdentityLines {

    private static final String NEIGHBOUR = "wl1:alpha:ACC_002";

    private IdentityLines() {}

    static Map<String, Probe> probes() {
        Section section = new Section();
        once(section);
        apart(section);
        section.line("5.7", IdentityLines::decidedAgain);
        return section.probes();
    }

    private static void once(Section section) {
        Script twice =
                Script.named("one arb twice at once")
                        .offer(Duration.ZERO, "twice-1")
                        .offer(Duration.ZERO, "twice-1");
        section.line(
                "5.1",
                (rig, findings) -> {
                    PlayCheck check = new PlayCheck(rig.play(twice), findings);
                    check.sent("twice-1/positive", 1).sent("twice-1/hedge", 1);
                    check.events("arb_success twice-1", 1);
                    WorkerLines.half(rig, findings, WorkerChecks::executedOnce);
                });
        Script repeated =
                Script.named("duplicates and a conflict")
                        .offer(Duration.ZERO, "repeat-1")
                        .offer(seconds(5), "repeat-1")
                        .offer(seconds(120), "repeat-1")
                        .conflicting(seconds(130), "repeat-1");
        section.line(
                "5.2",
                (rig, findings) -> {
                    PlayCheck check = new PlayCheck(rig.play(repeated), findings);
                    ignored(check, findings, IgnoredReason.DUPLICATE, 2);
                    ignored(check, findings, IgnoredReason.PAIR_ID_CONFLICT, 1);
                    check.sent("repeat-1/positive", 1);
                    WorkerLines.half(rig, findings, WorkerChecks::duplicatesIgnored);
                });
    }

    private static void ignored(
            PlayCheck check, Findings findings, IgnoredReason reason, int expected) {
        var found =
                check.play()
                        .decided(
                                DeskEvent.Ignored.class,
                                event ->
                                        event.reason() == reason
                                                && event.subject().equals("repeat-1"));
        found.forEach(each -> check.saw(each.entry()));
        findings.require(
                found.size() == expected,
                "%d inputs are journaled as %s, not %d"
                        .formatted(found.size(), reason.label(), expected));
    }

    private static void apart(Section section) {
        section.line(
                        "5.4",
                        Script.named("a neighbour while a pair is in flight")
                                .offer(Duration.ZERO, "apart-1")
                                .bet(
                                        "apart-1/positive",
                                        BetScript.DEFAULT.answeringAfter(seconds(3)))
                                .offer(seconds(1), "apart-2", NEIGHBOUR, "wl2:beta:ACC_003")
                                .offer(seconds(2), "apart-3", Script.POSITIVE, "wl2:beta:ACC_004"),
                        (check, _) -> {
                            check.event("arb_success apart-2");
                            check.blocked("apart-3", "account_busy");
                            check.sent("apart-3/positive", 0);
                        })
                .line(
                        "5.5",
                        Script.named("a neighbour during a cooldown")
                                .offer(Duration.ZERO, "rest-1")
                                .offer(seconds(10), "rest-2", NEIGHBOUR, "wl2:beta:ACC_003"),
                        (check, _) -> {
                            check.event("arb_success rest-2");
                            check.sent("rest-2/positive", 1);
                        })
                .line(
                        "5.6",
                        Script.named("a neighbour of an exposure")
                                .offer(Duration.ZERO, "owner-1")
                                .bet("owner-1/hedge", rejects())
                                .offer(seconds(100), "owner-2", Script.POSITIVE, "wl2:beta:ACC_003")
                                .offer(seconds(101), "owner-3", NEIGHBOUR, "wl2:beta:ACC_004"),
                        (check, _) -> {
                            for (String account : List.of(Script.POSITIVE, Script.HEDGE)) {
                                check.journaled(
                                        DeskEvent.AccountHeld.class,
                                        event ->
                                                event.account().toString().equals(account)
                                                        && event.pairId().equals("owner-1"),
                                        account + " is held by owner-1");
                            }
                            check.notJournaled(
                                    DeskEvent.AccountHeld.class,
                                    event -> event.account().toString().equals(NEIGHBOUR),
                                    NEIGHBOUR + " is held");
                            check.event("arb_success owner-3");
                        });
    }

    /** Everything that was played before this line. */
    private static void decidedAgain(Rig rig, Findings findings) {
        int entries = 0;
        for (String name : rig.names()) {
            List<JournalEntry> journal = rig.play(name).journal();
            entries += journal.size();
            again(name, journal, findings);
        }
        findings.saw(
                Kind.JOURNAL,
                "%d entries of %d journals decided again and compared, each hash computed anew"
                        .formatted(entries, rig.names().size()));
        findings.require(entries > 0, "there is no journal");
    }

    private static void again(String name, List<JournalEntry> journal, Findings findings) {
        JournalReplay replay = new JournalReplay(Policy.MAIN_DESK);
        Digest last = Digest.ZERO;
        for (JournalEntry entry : journal) {
            byte[] sealed = Wire.standard().journal().seal(entry.body(), last);
            findings.require(
                    HashChain.hashOf(sealed).equals(entry.hash()),
                    "%s: entry %d does not have the hash of its content"
                            .formatted(name, entry.body().sequence()));
            replay.next(entry).forEach(problem -> findings.problem(name + ": " + problem));
            last = entry.hash();
        }
    }
}
