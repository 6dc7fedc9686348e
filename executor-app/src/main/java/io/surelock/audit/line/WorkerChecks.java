package io.surelock.audit.line;

import io.surelock.audit.Evidence.Kind;
import io.surelock.audit.Findings;
import io.surelock.audit.cluster.ClusterStory;
import io.surelock.audit.cluster.ClusterStory.Send;
import io.surelock.bet.AccountId;
import io.surelock.bet.Leg;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.IgnoredReason;
import io.surelock.desk.policy.Policy;
import io.surelock.event.AccountCooldown;
import io.surelock.event.PublicEvent;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.journal.JournalReplay;
import io.surelock.mirror.MirrorProjection;
import io.surelock.mirror.RedisWrite;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is looked for in the story of several workers. */
final class WorkerChecks {

    private static final Set<String> ENDS =
            Set.of("pair_reconciled", "arb_failed", "arb_blocked", "exposure_alert");

    private WorkerChecks() {}

    /** 2.9: an arb on an account that rested before a worker was killed is blocked. */
    static void cooldownSurvives(ClusterStory story, Findings findings) {
        rests(story, findings, false);
    }

    /** 2.10: the same, decided by an instance that had nothing on its disk. */
    static void cooldownLoaded(ClusterStory story, Findings findings) {
        rests(story, findings, true);
    }

    private static void rests(ClusterStory story, Findings findings, boolean onEmptyFolder) {
        List<ClusterStory.Rest> rests =
                story.rests().stream()
                        .filter(rest -> rest.onEmptyFolder() == onEmptyFolder)
                        .toList();
        findings.require(!rests.isEmpty(), "no arb was tried on an account that rests");
        for (ClusterStory.Rest rest : rests) {
            PublicEvent.ArbBlocked blocked = blocked(story, rest.pair());
            if (blocked == null) {
                findings.problem(rest.pair() + " was not blocked");
                continue;
            }
            findings.saw(
                    Kind.WORKERS,
                    "%s arb_blocked %s %s: %s rests until %s; decided at %s by %s"
                            .formatted(
                                    blocked.eventId(),
                                    rest.pair(),
                                    blocked.reason(),
                                    blocked.account(),
                                    blocked.until(),
                                    blocked.at(),
                                    decider(rest)));
            findings.require(
                    !rest.decidedBy().equals(rest.killed()),
                    rest.pair() + " was decided by " + rest.killed() + ", which was killed");
            findings.require(
                    blocked.reason().equals("cooldown"),
                    rest.pair() + " was blocked as " + blocked.reason());
            findings.require(
                    rest.account().equals(blocked.account())
                            && rest.until().equals(blocked.until()),
                    rest.pair()
                            + " was blocked until "
                            + blocked.until()
                            + ", not "
                            + rest.until());
            findings.require(
                    sends(story, rest.pair()).isEmpty(), rest.pair() + " was bet all the same");
        }
    }

    private static String decider(ClusterStory.Rest rest) {
        return rest.onEmptyFolder()
                ? rest.decidedBy() + ", which began with an empty folder"
                : "%s, which took the desk over from %s, killed (-9)"
                        .formatted(rest.decidedBy(), rest.killed());
    }

    private static PublicEvent.@Nullable ArbBlocked blocked(ClusterStory story, String pair) {
        return story.events().stream()
                .filter(PublicEvent.ArbBlocked.class::isInstance)
                .map(PublicEvent.ArbBlocked.class::cast)
                .filter(event -> event.pairId().equals(pair))
                .findFirst()
                .orElse(null);
    }

    /** 2.12. */
    static void mirrorIsNotRead(ClusterStory story, Findings findings) {
        findings.require(!story.redis().isEmpty(), "nothing was tried with Redis");
        for (ClusterStory.RedisTrial trial : story.redis()) {
            ClusterStory.KeyTaken taken = trial.taken();
            if (taken != null) {
                mirrorHadWritten(story, taken, findings);
            }
            int sent = sends(story, trial.pair()).size();
            findings.saw(
                    Kind.WORKERS,
                    "%s; then %s: %s"
                            .formatted(
                                    trial.what(),
                                    trial.pair(),
                                    sent == 0 ? "no bet" : sent + " bets at the bookmaker"));
            findings.require(
                    (sent > 0) == trial.executed(),
                    trial.pair()
                            + (trial.executed()
                                    ? " was not executed because of a key in Redis"
                                    : " was executed because a key in Redis was missing"));
        }
    }

    /** Only where the running mirror writes does a deleted key show that nobody reads it. */
    private static void mirrorHadWritten(
            ClusterStory story, ClusterStory.KeyTaken taken, Findings findings) {
        findings.saw(
                Kind.REDIS,
                "GET %s → %s, due to end between %s and %s; DEL → %d"
                        .formatted(
                                taken.key(),
                                taken.value(),
                                taken.endsFrom(),
                                taken.endsBy(),
                                taken.deleted()));
        RedisWrite expected = cooldown(story, taken.account());
        if (expected == null) {
            findings.problem("the journal knows no cooldown of " + taken.account());
            return;
        }
        findings.require(
                expected.json().equals(taken.value()),
                "the running mirror wrote %s to %s; the journal says %s"
                        .formatted(taken.value(), taken.key(), expected.json()));
        findings.require(
                !expected.expireAt().isBefore(taken.endsFrom())
                        && !expected.expireAt().isAfter(taken.endsBy()),
                taken.key() + " was not due to end at " + expected.expireAt());
        findings.require(
                taken.deleted() == 1, "Redis deleted " + taken.deleted() + " keys, not one");
    }

    /** What Redis must show of the account's last cooldown. */
    private static @Nullable RedisWrite cooldown(ClusterStory story, AccountId account) {
        RedisWrite last = null;
        for (JournalEntry entry : story.journal()) {
            JournalBody body = entry.body();
            for (DeskEvent event : body.events()) {
                if (event instanceof DeskEvent.CooldownStarted started
                        && started.account().equals(account)) {
                    last =
                            new MirrorProjection(Wire.standard()::json)
                                    .of(
                                            new AccountCooldown(
                                                    body.deskId(),
                                                    account,
                                                    started.pairId(),
                                                    started.startedAt(),
                                                    started.until(),
                                                    body.sequence()));
                }
            }
        }
        return last;
    }

    /** 5.1. */
    static void executedOnce(ClusterStory story, Findings findings) {
        Map<String, Long> counts =
                story.sends().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Send::bet, TreeMap::new, Collectors.counting()));
        findings.saw(
                Kind.WORKERS,
                "%d sends of %d bets at the bookmaker, from %d workers"
                        .formatted(story.sends().size(), counts.size(), story.workers()));
        counts.forEach(
                (bet, count) ->
                        findings.require(count == 1, bet + " was sent " + PlayCheck.times(count)));
    }

    /** 5.2. */
    static void duplicatesIgnored(ClusterStory story, Findings findings) {
        int expected = story.repeated().values().stream().mapToInt(times -> times - 1).sum();
        Set<String> subjects = story.repeated().keySet();
        long ignored =
                ignored(story).stream().filter(event -> subjects.contains(event.subject())).count();
        findings.saw(
                Kind.WORKERS,
                "%d arbs published again, %d journaled as duplicate".formatted(expected, ignored));
        findings.require(expected > 0, "no arb was published twice");
        long blocked = blockedAgain(story, subjects);
        findings.require(
                ignored + blocked == expected,
                "%d arbs were published again, but %d were ignored as duplicates"
                        .formatted(expected, ignored + blocked));
    }

    private static List<DeskEvent.Ignored> ignored(ClusterStory story) {
        return decided(story, DeskEvent.Ignored.class).stream()
                .filter(event -> event.reason() == IgnoredReason.DUPLICATE)
                .toList();
    }

    /** A stale arb that comes again is stale again. */
    private static long blockedAgain(ClusterStory story, Set<String> subjects) {
        Map<String, Long> blocked =
                decided(story, DeskEvent.ArbBlocked.class).stream()
                        .filter(event -> subjects.contains(event.pairId()))
                        .collect(
                                Collectors.groupingBy(
                                        DeskEvent.ArbBlocked::pairId, Collectors.counting()));
        return blocked.values().stream().mapToLong(count -> count - 1).sum();
    }

    /** 5.3. */
    static void oneWorkerAPair(ClusterStory story, Findings findings) {
        findings.require(story.workers() > 1, "only one worker ran");
        Map<String, Set<String>> workers = new TreeMap<>();
        Map<String, Set<String>> references = new TreeMap<>();
        for (Send send : story.sends()) {
            workers.computeIfAbsent(send.bet(), _ -> new TreeSet<>()).add(send.worker());
            references.computeIfAbsent(send.bet(), _ -> new TreeSet<>()).add(send.reference());
        }
        Map<String, Long> shares =
                story.sends().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Send::worker, TreeMap::new, Collectors.counting()));
        findings.saw(Kind.WORKERS, "bets sent by each worker: " + shares);
        findings.require(shares.size() > 1, "all bets were sent by " + shares.keySet());
        workers.forEach((bet, by) -> findings.require(by.size() == 1, bet + " was sent by " + by));
        references.forEach(
                (bet, used) ->
                        findings.require(used.size() == 1, bet + " has the references " + used));
        Map<String, Long> opened =
                decided(story, DeskEvent.PairOpened.class).stream()
                        .collect(
                                Collectors.groupingBy(
                                        event -> event.opportunity().pairId(),
                                        Collectors.counting()));
        opened.forEach(
                (pair, times) ->
                        findings.require(
                                times == 1, pair + " was opened " + PlayCheck.times(times)));
    }

    /** 5.8. */
    static void takenOver(ClusterStory story, Findings findings) {
        story.happenings().forEach(what -> findings.saw(Kind.WORKERS, what));
        Map<String, Long> sends =
                story.sends().stream()
                        .collect(Collectors.groupingBy(Send::bet, Collectors.counting()));
        Set<String> accepted =
                story.events().stream()
                        .filter(PublicEvent.BetExecuted.class::isInstance)
                        .map(PublicEvent.BetExecuted.class::cast)
                        .filter(event -> event.status().equals("accepted"))
                        .map(event -> event.bet().toString())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> lost = new TreeSet<>(sends.keySet());
        lost.removeAll(accepted);
        findings.require(lost.isEmpty(), "in the books, but unknown to the desk: " + lost);
        Set<String> invented = new TreeSet<>(accepted);
        invented.removeAll(sends.keySet());
        findings.require(invented.isEmpty(), "accepted, but not in the books: " + invented);
        Set<String> open = new TreeSet<>(story.pairs());
        open.removeAll(finished(story));
        findings.require(open.isEmpty(), "still open: " + open);
        findings.saw(
                Kind.WORKERS,
                "%d pairs, all finished: %s".formatted(story.pairs().size(), ends(story)));
    }

    private static Set<String> finished(ClusterStory story) {
        return story.events().stream()
                .filter(event -> ENDS.contains(event.event()))
                .map(PublicEvent::pairId)
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> ends(ClusterStory story) {
        return story.events().stream()
                .collect(
                        Collectors.toMap(
                                PublicEvent::eventId, Function.identity(), (one, _) -> one))
                .values()
                .stream()
                .filter(event -> ENDS.contains(event.event()))
                .collect(
                        Collectors.groupingBy(
                                PublicEvent::event, TreeMap::new, Collectors.counting()));
    }

    /** 5.9. */
    static void deadLetters(ClusterStory story, Findings findings) {
        List<String> expected = new ArrayList<>(new TreeSet<>(story.invalid()));
        List<String> found = story.deadLetters().stream().sorted().toList();
        findings.saw(
                Kind.WORKERS,
                "%d invalid inputs, %d dead letters: %s"
                        .formatted(expected.size(), found.size(), String.join(", ", found)));
        findings.require(!expected.isEmpty(), "no invalid input was published");
        findings.require(
                found.equals(expected), "the dead letters are " + found + ", not " + expected);
    }

    /** 5.10. */
    static void oneJournal(ClusterStory story, Findings findings) {
        JournalReplay replay = new JournalReplay(Policy.MAIN_DESK);
        story.journalProblems().forEach(findings::problem);
        for (JournalEntry entry : story.journal()) {
            replay.next(entry).forEach(findings::problem);
        }
        findings.saw(
                Kind.WORKERS,
                "%d entries of one chain, decided again and compared"
                        .formatted(story.journal().size()));
        findings.require(!story.journal().isEmpty(), "the journal is empty");
    }

    /** 5.11. */
    static void wrongKeys(ClusterStory story, Findings findings) {
        findings.require(!story.wrongKeys().isEmpty(), "no arb was published under a wrong key");
        for (String pair : new TreeSet<>(story.wrongKeys())) {
            List<JournalEntry> opened =
                    story.journal().stream()
                            .filter(entry -> decidesOn(entry, pair))
                            .filter(entry -> entry.body().cause().origin() != null)
                            .toList();
            if (findings.require(
                    opened.size() == 1,
                    pair + " was decided on " + PlayCheck.times(opened.size()))) {
                JournalEntry entry = opened.getFirst();
                findings.saw(
                        Kind.WORKERS,
                        "%s came in as %s and was routed: %s"
                                .formatted(
                                        pair,
                                        entry.body().cause().origin(),
                                        PlayCheck.describe(entry)));
            }
        }
    }

    private static boolean decidesOn(JournalEntry entry, String pair) {
        return entry.body().events().stream()
                .anyMatch(
                        event ->
                                (event instanceof DeskEvent.PairOpened opened
                                                && opened.opportunity().pairId().equals(pair))
                                        || (event instanceof DeskEvent.ArbBlocked blocked
                                                && blocked.pairId().equals(pair)));
    }

    private static <E extends DeskEvent> List<E> decided(ClusterStory story, Class<E> type) {
        return story.journal().stream()
                .flatMap(entry -> entry.body().events().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<Send> sends(ClusterStory story, String pair) {
        Set<String> bets = new HashSet<>();
        for (Leg leg : Leg.values()) {
            bets.add(pair + "/" + leg.name().toLowerCase(Locale.ROOT));
        }
        return story.sends().stream().filter(send -> bets.contains(send.bet())).toList();
    }
}
