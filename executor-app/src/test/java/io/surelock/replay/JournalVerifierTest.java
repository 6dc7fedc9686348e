package io.surelock.replay;

import static io.surelock.replay.Journals.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Digest;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.journal.Cause;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalBody;
import io.surelock.replay.source.Part;
import io.surelock.replay.source.RawEntry;
import io.surelock.replay.verify.Anchors;
import io.surelock.replay.verify.Causes;
import io.surelock.replay.verify.Counts;
import io.surelock.replay.verify.FieldDiff;
import io.surelock.replay.verify.Finding;
import io.surelock.replay.verify.FindingKind;
import io.surelock.replay.verify.JournalVerifier;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Everything that can be wrong with a journal is found, and its place named. */
class JournalVerifierTest {

    private static final int MIDDLE = 300;

    private final List<RawEntry> journal = new ArrayList<>(Journals.sound(600));

    @Test
    void findsNothingInASoundJournal() {
        assertThat(findings(journal)).isEmpty();
    }

    @Test
    void findsAnAlteredByteAndNamesItsEntry() {
        RawEntry victim = journal.get(MIDDLE);
        byte[] altered = victim.value().clone();
        altered[digestAt(victim)] ^= 1;
        journal.set(MIDDLE, Journals.with(victim, altered));

        Finding found = only(FindingKind.CHAIN_BROKEN);
        assertThat(found.sequence()).isEqualTo(MIDDLE + 1);
        assertThat(found.desk()).isEqualTo("main");
        assertThat(found.where()).isEqualTo("desk-journal-0@" + victim.offset());
        assertThat(found.problem()).startsWith("the entry was altered");
    }

    @Test
    void findsEveryAlteredByteOfAnEntry() {
        journal.subList(40, journal.size()).clear();
        RawEntry victim = journal.get(30);
        for (int i = 0; i < victim.value().length; i++) {
            byte[] altered = victim.value().clone();
            altered[i] ^= 0x10;
            journal.set(30, Journals.with(victim, altered));
            assertThat(findings(journal)).as("byte %d", i).isNotEmpty();
        }
    }

    @Test
    void findsATruncatedEntry() {
        RawEntry victim = journal.get(MIDDLE);
        journal.set(
                MIDDLE,
                Journals.with(victim, Arrays.copyOf(victim.value(), victim.value().length / 2)));

        Finding found = first(FindingKind.UNREADABLE);
        assertThat(found.where()).endsWith("@" + victim.offset());
        assertThat(found.problem()).startsWith("the record after entry 300 is no journal entry");
    }

    @Test
    void findsAnEmptyRecord() {
        journal.set(MIDDLE, Journals.with(journal.get(MIDDLE), new byte[0]));

        assertThat(first(FindingKind.UNREADABLE).problem()).contains("the record is empty");
    }

    @Test
    void findsAMissingEntryAndDecidesNothingAgainThatRestsOnIt() {
        journal.remove(MIDDLE);

        assertThat(findings(journal))
                .extracting(Finding::problem)
                .anyMatch(problem -> problem.equals("entry 301 is missing"))
                .anyMatch(problem -> problem.contains("299 entries could not be decided again"))
                .anyMatch(problem -> problem.startsWith("the entry follows one with the hash"));
    }

    @Test
    void findsAMissingBeginning() {
        journal.subList(0, 10).clear();

        assertThat(first(FindingKind.GAP).problem()).isEqualTo("entries 1 to 10 are missing");
    }

    @Test
    void findsADuplicatedEntry() {
        journal.add(MIDDLE + 1, journal.get(MIDDLE));

        Finding found = only(FindingKind.OUT_OF_ORDER);
        assertThat(found.problem()).isEqualTo("entry 301 comes again, or late, after entry 301");
    }

    @Test
    void findsReorderedEntries() {
        RawEntry early = journal.remove(MIDDLE);
        journal.add(MIDDLE + 1, early);

        assertThat(findings(journal))
                .extracting(Finding::kind)
                .contains(FindingKind.GAP, FindingKind.OUT_OF_ORDER);
    }

    @Test
    void findsAnUnknownDecisionVersion() {
        assertThat(
                        findings(
                                Journals.rewritten(
                                        journal, 301, body -> Journals.withVersion(body, 99))))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.kind()).isEqualTo(FindingKind.UNKNOWN_VERSION);
                            assertThat(found.sequence()).isEqualTo(301);
                            assertThat(found.problem()).contains("version 99");
                        });
    }

    @Test
    void findsARewrittenDecisionThoughItsHashesWereMadeAnew() {
        JournalBody victim = lastWithCooldown();
        List<RawEntry> rewritten =
                Journals.rewritten(
                        journal,
                        victim.sequence(),
                        body -> Journals.withEvents(body, shorterCooldowns(body.events())));

        Finding found = findings(rewritten).getFirst();
        assertThat(found.kind()).isEqualTo(FindingKind.DIFFERENCE);
        assertThat(found.sequence()).isEqualTo(victim.sequence());
        FieldDiff field = found.diff().getFirst();
        assertThat(field.field()).matches("events\\[\\d+]\\.until");
        assertThat(Duration.between(Instant.parse(field.recorded()), Instant.parse(field.now())))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void anAnchorShowsThatAConsistentJournalWasRewritten() throws ReplayException {
        Anchors anchors = Anchors.read(List.of("# 2026", anchorOf(journal.getLast())));
        assertThat(findings(journal, Causes.NONE, anchors)).isEmpty();

        List<RawEntry> rewritten =
                Journals.rewritten(
                        journal, 301, body -> Journals.withCause(body, later(body.cause())));
        assertThat(findings(rewritten)).isEmpty();
        assertThat(findings(rewritten, Causes.NONE, anchors))
                .singleElement()
                .extracting(Finding::kind)
                .isEqualTo(FindingKind.ANCHOR_BROKEN);
    }

    @Test
    void anAnchorShowsThatTheEndIsMissing() throws ReplayException {
        Anchors anchors = Anchors.read(List.of(anchorOf(journal.getLast())));
        journal.removeLast();

        assertThat(findings(journal, Causes.NONE, anchors))
                .singleElement()
                .extracting(Finding::problem)
                .isEqualTo("an anchored entry is missing: the desk ends at entry 599");
    }

    @Test
    void anAnchorOfWhatThePartHasNotIsCountedAndNotMissed() throws ReplayException {
        Anchors anchors =
                Anchors.read(
                        List.of(
                                anchorOf(journal.get(MIDDLE)),
                                anchorOf(journal.getLast()),
                                "other 7 " + Digest.ZERO));
        Instant to = Journals.body(journal.get(400)).decidedAt();
        journal.subList(400, 600).clear();

        assertThat(verified(anchors, new Part(Set.of("main"), null, to)).findings()).isZero();
        Counts whole = verified(anchors, Part.WHOLE);
        assertThat(whole.of(FindingKind.ANCHOR_BROKEN)).isEqualTo(2);
        Counts noEnd = verified(anchors, new Part(Set.of("main"), null, null));
        assertThat(noEnd.of(FindingKind.ANCHOR_BROKEN)).isEqualTo(1);
        assertThat(noEnd.anchorsMet()).isEqualTo(1);
        assertThat(noEnd.anchorsNotAtHand()).isEqualTo(1);
    }

    private Counts verified(Anchors anchors, Part part) {
        JournalVerifier verifier =
                new JournalVerifier(Wire.standard(), Causes.NONE, anchors, _ -> {}, _ -> {});
        journal.forEach(verifier::entry);
        verifier.end(part);
        return verifier.counts();
    }

    @Test
    void findsAnEntryOnAnotherKey() {
        RawEntry victim = journal.get(MIDDLE);
        journal.set(
                MIDDLE, new RawEntry(victim.partition(), victim.offset(), "other", victim.value()));

        assertThat(findings(journal))
                .extracting(Finding::kind)
                .contains(FindingKind.MISPLACED, FindingKind.GAP);
    }

    @Test
    void findsAnEntryOnAnotherPartition() {
        RawEntry victim = journal.get(MIDDLE);
        journal.set(MIDDLE, new RawEntry(3, victim.offset(), victim.key(), victim.value()));

        assertThat(only(FindingKind.MISPLACED).problem())
                .isEqualTo("the desk's entries are in partition 0, this one is in 3");
    }

    @Test
    void findsARecordDecidedOnTwice() {
        Cause before =
                journal.stream()
                        .map(Journals::body)
                        .filter(body -> body.sequence() < 301)
                        .filter(body -> isSameTopic(body, 301))
                        .reduce((_, last) -> last)
                        .orElseThrow()
                        .cause();
        List<RawEntry> rewritten =
                Journals.rewritten(journal, 301, body -> Journals.withCause(body, before));

        assertThat(findings(rewritten))
                .singleElement()
                .extracting(Finding::kind)
                .isEqualTo(FindingKind.CAUSE_REPEATED);
    }

    @Test
    void findsACauseThatIsGone() {
        Causes causes =
                cause ->
                        cause.equals(Journals.body(journal.get(MIDDLE)).cause())
                                ? new Causes.Answer.Missing()
                                : new Causes.Answer.NotKept();

        assertThat(findings(journal, causes, Anchors.none()))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.kind()).isEqualTo(FindingKind.CAUSE_MISSING);
                            assertThat(found.sequence()).isEqualTo(301);
                        });
    }

    @Test
    void findsACauseWithOtherBytes() {
        Causes causes =
                cause ->
                        cause.equals(Journals.body(journal.get(MIDDLE)).cause())
                                ? new Causes.Answer.Found(new byte[] {1, 2, 3})
                                : new Causes.Answer.NotKept();

        assertThat(findings(journal, causes, Anchors.none()))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.kind()).isEqualTo(FindingKind.CAUSE_DIFFERS);
                            assertThat(found.problem())
                                    .contains(Digest.of(new byte[] {1, 2, 3}).hex());
                        });
    }

    /** A byte that can be changed and leaves the entry readable: one of its input's digest. */
    private static int digestAt(RawEntry entry) {
        byte[] digest = Journals.body(entry).inputDigest().bytes();
        byte[] value = entry.value();
        for (int i = 0; i < value.length - digest.length; i++) {
            if (Arrays.equals(digest, Arrays.copyOfRange(value, i, i + digest.length))) {
                return i;
            }
        }
        throw new AssertionError("an entry holds the digest of its input");
    }

    private Finding only(FindingKind kind) {
        List<Finding> all = findings(journal);
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().kind()).isEqualTo(kind);
        return all.getFirst();
    }

    private Finding first(FindingKind kind) {
        return findings(journal).stream()
                .filter(found -> found.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private JournalBody lastWithCooldown() {
        return journal.stream()
                .map(Journals::body)
                .filter(
                        body ->
                                body.events().stream()
                                        .anyMatch(DeskEvent.CooldownStarted.class::isInstance))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static List<DeskEvent> shorterCooldowns(List<DeskEvent> events) {
        return events.stream()
                .map(
                        event ->
                                event instanceof DeskEvent.CooldownStarted e
                                        ? new DeskEvent.CooldownStarted(
                                                e.account(),
                                                e.pairId(),
                                                e.startedAt(),
                                                e.until().minusSeconds(30))
                                        : event)
                .toList();
    }

    private boolean isSameTopic(JournalBody body, int sequence) {
        return !(body.input() instanceof DeskInput.DeskSeeded)
                && body.cause()
                        .topic()
                        .equals(Journals.body(journal.get(sequence - 1)).cause().topic());
    }

    private static Cause later(Cause cause) {
        return new Cause(cause.topic(), cause.partition(), cause.offset() + 1, cause.origin());
    }

    private static String anchorOf(RawEntry entry) {
        JournalBody body = Journals.body(entry);
        return Anchors.line(body.deskId(), body.sequence(), HashChain.hashOf(entry.value()));
    }
}
