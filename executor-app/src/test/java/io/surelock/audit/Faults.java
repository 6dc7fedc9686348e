package io.surelock.audit;

import static io.surelock.audit.Fault.mirror;
import static io.surelock.audit.Fault.program;
import static io.surelock.audit.Fault.workers;

import io.surelock.audit.cluster.ClusterStory;
import io.surelock.audit.cluster.ClusterStory.Send;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.event.PublicEvent;
import io.surelock.journal.Cause;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.mirror.RedisWrite;
import io.surelock.placement.PlacementStatus;
import io.surelock.scenario.VirtualOutput;
import io.surelock.settlement.PollAnswer;
import io.surelock.settlement.PollPlan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is planted: one fault for each line. */
final class Faults {

    private Faults() {}

    static Stream<Fault> all() {
        return Stream.of(dryRun(), cooldown(), settlement(), exposure(), rest())
                .flatMap(List::stream);
    }

    private static List<Fault> dryRun() {
        return List.of(
                program("1.1", "order-", "the hedge is sent first", Doctors.hedgesFirst()),
                program("1.2", "nohedge-", "a rejected bet is hedged", Doctors.hedgesFirst()),
                program(
                        "1.3",
                        "accepted-",
                        "an acceptance is published nowhere",
                        Doctors.hides("bet_executed accepted-1/hedge accepted")),
                program(
                        "1.4",
                        "rejected-",
                        "a rejection is not heard",
                        Doctors.deafTo(PlacementStatus.REJECTED)),
                program(
                        "1.5",
                        "error-",
                        "the desk takes no arb after an error",
                        Doctors.stopsBefore("error-2")),
                program("1.6", "emergency-", "no emergency", Doctors.hides("arb_emergency")),
                outcome("1.7", PollAnswer.WON, PollAnswer.LOST),
                outcome("1.8", PollAnswer.LOST, PollAnswer.WON),
                outcome("1.9", PollAnswer.VOID, PollAnswer.LOST),
                outcome("1.10", PollAnswer.HALF_WON, PollAnswer.WON),
                outcome("1.11", PollAnswer.HALF_LOST, PollAnswer.LOST),
                program("1.12", "resend-", "a bet in doubt is sent again", Doctors.sendsTwice()),
                program("1.13", "proof-", "a bet in doubt is hedged", Doctors.hedgesFirst()),
                program(
                        "1.14",
                        "absent-",
                        "a proof of absence is not heard",
                        Doctors.deafToLookups()),
                program(
                        "1.15",
                        "unknown-",
                        "the exposure is hidden",
                        Doctors.hides("exposure_alert")),
                program("1.16", "letter-", "dead letters are lost", Doctors.losesDeadLetters()),
                program(
                        "1.17",
                        "key-",
                        "an arb without a key is dropped",
                        Doctors.stopsBefore("key-2")),
                program("1.18", "age-", "old arbs are fresh", Doctors.age(Duration.ofHours(1))),
                program("1.19", "halt-", "no operator is obeyed", Doctors.disobeys()));
    }

    private static Fault outcome(String line, PollAnswer answer, PollAnswer taken) {
        return program(
                line,
                "outcome-" + answer.label(),
                answer.label() + " is taken for " + taken.label(),
                Doctors.mistakes(answer, taken));
    }

    private static List<Fault> cooldown() {
        return List.of(
                program(
                        "2.1",
                        "key-format-",
                        "the key is written with slashes",
                        Doctors.names("cooldown:", key -> key.replace(':', '/'))),
                program(
                        "2.2",
                        "whitelabel-",
                        "the key leaves the whitelabel out",
                        Doctors.names("cooldown:", key -> without(key, 1))),
                program(
                        "2.3",
                        "provider-",
                        "the key leaves the provider out",
                        Doctors.names("cooldown:", key -> without(key, 2))),
                program(
                        "2.4",
                        "account-",
                        "the key leaves the account out",
                        Doctors.names("cooldown:", key -> without(key, 3))),
                program(
                        "2.5",
                        "length-",
                        "a cooldown lasts 61 s",
                        Doctors.cooldown(Duration.ofSeconds(61))),
                mirror(
                        "2.6",
                        "the key ends half a second late",
                        write ->
                                write.key().contains("expiry_")
                                        ? expiring(write, Duration.ofMillis(500))
                                        : write),
                program(
                        "2.7",
                        "during-",
                        "a cooldown lasts no time",
                        Doctors.cooldown(Duration.ofMillis(1))),
                mirror(
                        "2.8",
                        "the value names another pair",
                        write ->
                                write.key().endsWith("saved")
                                        ? saying(write, write.json().replace("audit", "other"))
                                        : write),
                program("2.9", "restart-", "a restart forgets cooldowns", Doctors.forgets()),
                program("2.10", "loaded-", "nothing is loaded on start", Doctors.forgets()),
                program(
                        "2.11",
                        "exact-",
                        "a cooldown lasts a millisecond longer",
                        Doctors.cooldown(Duration.ofMillis(60_001))),
                workers(
                        "2.12",
                        "a key planted in Redis stops a bet",
                        story -> sends(story, send -> !send.bet().startsWith("planted-"))),
                program(
                        "2.13",
                        "clock-",
                        "accounts are free when the clock goes back",
                        Doctors.offers(
                                payload ->
                                        payload != null && payload.contains("clock-2")
                                                ? payload.replace(":ACC_", ":NEW_")
                                                : payload)),
                program("2.14", "policy-", "a changed policy is ignored", Doctors.disobeys()));
    }

    private static List<Fault> settlement() {
        return List.of(
                program(
                        "3.1",
                        "until-",
                        "pending is taken for a result",
                        Doctors.mistakes(PollAnswer.PENDING, PollAnswer.LOST)),
                program(
                        "3.2",
                        "forever-",
                        "polls come 6 s apart",
                        Doctors.polls(plan -> every(plan, Duration.ofSeconds(6)))),
                program(
                        "3.3",
                        "stop-",
                        "polls go on for a month",
                        Doctors.polls(plan -> correcting(plan, Duration.ofDays(30)))),
                program(
                        "3.4",
                        "session-",
                        "a lost session is taken for a lost bet",
                        Doctors.mistakes(PollAnswer.SESSION_LOST, PollAnswer.LOST)),
                program(
                        "3.5",
                        "recover-",
                        "an error is taken for void",
                        Doctors.mistakes(PollAnswer.ERROR, PollAnswer.VOID)),
                result("3.6", PollAnswer.LOST, PollAnswer.WON),
                result("3.7", PollAnswer.VOID, PollAnswer.LOST),
                result("3.8", PollAnswer.VOID, PollAnswer.WON),
                result("3.9", PollAnswer.HALF_WON, PollAnswer.WON),
                program(
                        "3.10",
                        "result-3.10",
                        "two lost bets alert nobody",
                        Doctors.hides("exposure_alert")),
                program(
                        "3.11",
                        "result-3.11",
                        "two won bets alert nobody",
                        Doctors.hides("exposure_alert")),
                program(
                        "3.12",
                        "late-",
                        "nothing is heard after the last poll",
                        Doctors.deafToCorrections()),
                program(
                        "3.13",
                        "corrected-",
                        "corrections are not heard",
                        Doctors.deafToCorrections()),
                result("3.14", PollAnswer.SETTLED, PollAnswer.WON));
    }

    private static Fault result(String line, PollAnswer answer, PollAnswer taken) {
        return program(
                line,
                "result-" + line + "-",
                answer.label() + " is taken for " + taken.label(),
                Doctors.mistakes(answer, taken));
    }

    private static List<Fault> exposure() {
        return List.of(
                mirror(
                        "4.1",
                        "the key leaves the provider out",
                        write -> at(write, "mirror-4.1", w -> named(w, without(w.key(), 2)))),
                mirror(
                        "4.2",
                        "the record has no openRisk",
                        write ->
                                at(
                                        write,
                                        "mirror-4.2",
                                        w -> saying(w, w.json().replace("openRisk", "risk")))),
                mirror(
                        "4.3",
                        "the key ends an hour late",
                        write -> at(write, "mirror-4.3", w -> expiring(w, Duration.ofHours(1)))),
                mirror(
                        "4.4",
                        "the value is cut off",
                        write ->
                                at(
                                        write,
                                        "mirror-4.4",
                                        w ->
                                                saying(
                                                        w,
                                                        w.json()
                                                                .substring(
                                                                        0,
                                                                        w.json().length() - 1)))),
                program(
                        "4.5",
                        "review-",
                        "nobody is asked to look",
                        Doctors.alerts(alert -> alert(alert, "high", false, true))),
                program(
                        "4.6",
                        "rebet-",
                        "a re-bet is allowed",
                        Doctors.alerts(alert -> alert(alert, "high", true, false))),
                program(
                        "4.7",
                        "severity-",
                        "the severity is low",
                        Doctors.alerts(alert -> alert(alert, "low", true, true))),
                program("4.8", "again-", "bets are sent again", Doctors.sendsTwice()),
                program(
                        "4.9",
                        "stays-",
                        "the key of the cooldown ends early",
                        Doctors.writes(
                                "cooldown:",
                                key ->
                                        new VirtualOutput.KeyWritten(
                                                key.key(),
                                                key.json(),
                                                key.beganAt(),
                                                key.beganAt().plusSeconds(10)))),
                program("4.10", "alert-", "no alert is sent", Doctors.hides("exposure_alert")),
                program("4.11", "hold-", "no account is held", Doctors.holdsNothing()),
                program("4.12", "resolve-", "no operator is heard", Doctors.disobeys()),
                program(
                        "4.13",
                        "turned-up-",
                        "an acceptance that comes late is not heard",
                        Doctors.deafTo(PlacementStatus.ACCEPTED)),
                program(
                        "4.14",
                        "once-",
                        "the alert comes twice",
                        Doctors.publishesTwice("exposure_alert")));
    }

    private static List<Fault> rest() {
        return List.of(
                program("5.1", "twice-", "bets are sent twice", Doctors.sendsTwice()),
                program("5.2", "repeat-", "duplicates are not journaled", Doctors.dropsRepeats()),
                workers("5.3", "one worker does the work of all", Faults::byOneWorker),
                program(
                        "5.4",
                        "apart-",
                        "two accounts are one",
                        Doctors.confuses("ACC_002", "ACC_001")),
                program(
                        "5.5",
                        "rest-",
                        "two accounts are one",
                        Doctors.confuses("alpha:ACC_002", "alpha:ACC_001")),
                program(
                        "5.6",
                        "owner-",
                        "two accounts are one",
                        Doctors.confuses("alpha:ACC_002", "alpha:ACC_001")),
                program(
                        "5.7",
                        "order-",
                        "the journal leaves out what a result decided",
                        Doctors.rewrites(
                                body ->
                                        body.input() instanceof DeskInput.LegSettled
                                                ? deciding(body, List.of())
                                                : body)),
                workers(
                        "5.8",
                        "a bet in the books is unknown to the desk",
                        story ->
                                events(
                                        story,
                                        event ->
                                                !(event instanceof PublicEvent.BetExecuted bet
                                                        && bet.bet()
                                                                .toString()
                                                                .equals("pair-2/hedge")))),
                workers(
                        "5.9",
                        "a dead letter is lost",
                        story -> letters(story, story.deadLetters().subList(1, 2))),
                workers(
                        "5.10",
                        "an entry of the journal is gone",
                        story ->
                                journal(
                                        story,
                                        story.journal().stream()
                                                .filter(entry -> !isFirstResult(story, entry))
                                                .toList())),
                workers(
                        "5.11",
                        "an arb on a wrong key was not routed",
                        story ->
                                journal(
                                        story,
                                        story.journal().stream().map(Faults::notRouted).toList())));
    }

    private static String without(String key, int part) {
        List<String> parts = new ArrayList<>(List.of(key.split(":", -1)));
        parts.remove(part);
        return String.join(":", parts);
    }

    private static RedisWrite at(RedisWrite write, String pair, UnaryOperator<RedisWrite> change) {
        return write.key().endsWith(":" + pair) ? change.apply(write) : write;
    }

    private static RedisWrite named(RedisWrite write, String key) {
        return new RedisWrite(
                key,
                write.json(),
                write.expireAt(),
                write.beganAt(),
                write.deskId(),
                write.sequence());
    }

    private static RedisWrite saying(RedisWrite write, String json) {
        return new RedisWrite(
                write.key(),
                json,
                write.expireAt(),
                write.beganAt(),
                write.deskId(),
                write.sequence());
    }

    private static RedisWrite expiring(RedisWrite write, Duration later) {
        return new RedisWrite(
                write.key(),
                write.json(),
                write.expireAt().plus(later),
                write.beganAt(),
                write.deskId(),
                write.sequence());
    }

    private static PollPlan every(PollPlan plan, Duration interval) {
        return new PollPlan(
                interval,
                plan.maxPolls(),
                plan.answerTimeout(),
                plan.correctionsFor(),
                plan.correctionsEvery());
    }

    private static PollPlan correcting(PollPlan plan, Duration correctionsFor) {
        return new PollPlan(
                plan.interval(),
                plan.maxPolls(),
                plan.answerTimeout(),
                correctionsFor,
                plan.correctionsEvery());
    }

    private static PublicEvent.ExposureAlert alert(
            PublicEvent.ExposureAlert alert, String severity, boolean review, boolean noRebet) {
        return new PublicEvent.ExposureAlert(
                alert.eventId(),
                alert.event(),
                alert.deskId(),
                alert.pairId(),
                alert.at(),
                severity,
                alert.status(),
                review,
                noRebet,
                alert.reason(),
                alert.positive(),
                alert.hedge(),
                alert.expectedProfit(),
                alert.realisedProfit(),
                alert.openRisk(),
                alert.beganAt(),
                alert.sequence());
    }

    private static JournalBody deciding(JournalBody body, List<DeskEvent> events) {
        return new JournalBody(
                body.deskId(),
                body.sequence(),
                body.decidedAt(),
                body.decisionVersion(),
                body.cause(),
                body.inputDigest(),
                body.input(),
                events);
    }

    private static JournalEntry notRouted(JournalEntry entry) {
        JournalBody body = entry.body();
        Cause cause = body.cause();
        return new JournalEntry(
                new JournalBody(
                        body.deskId(),
                        body.sequence(),
                        body.decidedAt(),
                        body.decisionVersion(),
                        new Cause(cause.topic(), cause.partition(), cause.offset(), null),
                        body.inputDigest(),
                        body.input(),
                        body.events()),
                entry.previous(),
                entry.hash());
    }

    private static boolean isFirstResult(ClusterStory story, JournalEntry entry) {
        return story.journal().stream()
                .filter(each -> each.body().input() instanceof DeskInput.LegSettled)
                .findFirst()
                .orElseThrow()
                .equals(entry);
    }

    private static ClusterStory byOneWorker(ClusterStory story) {
        List<Send> sends =
                story.sends().stream()
                        .map(send -> new Send(send.bet(), send.reference(), "one", send.at()))
                        .toList();
        return copy(story, sends, story.journal(), story.events(), story.deadLetters());
    }

    private static ClusterStory sends(ClusterStory story, Predicate<Send> which) {
        List<PublicEvent> events =
                story.events().stream()
                        .filter(
                                event ->
                                        !(event instanceof PublicEvent.BetExecuted bet
                                                && bet.pairId().startsWith("planted-")))
                        .toList();
        return copy(
                story,
                story.sends().stream().filter(which).toList(),
                story.journal(),
                events,
                story.deadLetters());
    }

    private static ClusterStory events(ClusterStory story, Predicate<PublicEvent> which) {
        return copy(
                story,
                story.sends(),
                story.journal(),
                story.events().stream().filter(which).toList(),
                story.deadLetters());
    }

    private static ClusterStory letters(ClusterStory story, List<String> letters) {
        return copy(story, story.sends(), story.journal(), story.events(), letters);
    }

    private static ClusterStory journal(ClusterStory story, List<JournalEntry> journal) {
        return copy(story, story.sends(), journal, story.events(), story.deadLetters());
    }

    private static ClusterStory copy(
            ClusterStory story,
            List<Send> sends,
            List<JournalEntry> journal,
            List<PublicEvent> events,
            List<String> letters) {
        return new ClusterStory(
                story.workers(),
                story.happenings(),
                story.pairs(),
                story.repeated(),
                story.wrongKeys(),
                story.invalid(),
                sends,
                journal,
                story.journalProblems(),
                events,
                letters,
                story.rests(),
                story.redis());
    }
}
