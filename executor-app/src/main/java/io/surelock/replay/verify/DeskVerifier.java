package io.surelock.replay.verify;

import io.surelock.bet.Digest;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskEvolver;
import io.surelock.desk.DeskInput;
import io.surelock.desk.DeskState;
import io.surelock.journal.Cause;
import io.surelock.journal.ChainWalk;
import io.surelock.journal.DecisionRules;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.source.RawEntry;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Verifies one desk's entries in their order. What cannot be trusted any more is not guessed: after
 * a gap, or an entry that cannot be folded, nobody knows what the desk knew, so later entries are
 * still read and their chain is checked, but they are not decided again, and that is said.
 */
final class DeskVerifier {

    private final String deskId;
    private final Wire wire;
    private final Causes causes;
    private final Anchors anchors;
    private final long start;
    private final Counts counts;
    private final Consumer<Finding> findings;
    private final ReplayBook book;
    private final ChainWalk chain;
    private final Map<String, Long> causeOffsets = new HashMap<>();
    private final int partition;
    private long sequence;
    private boolean known = true;
    private long undecided;
    private String lastWhere = "";

    /** What a verifier needs of its surroundings. */
    record Setting(
            Wire wire, Causes causes, Anchors anchors, Counts counts, Consumer<Finding> findings) {}

    /**
     * A verifier.
     *
     * @param start the desk as it was before the first entry to come
     */
    DeskVerifier(ReplayBook start, int partition, Setting setting) {
        this.deskId = start.desk().deskId();
        this.partition = partition;
        this.wire = setting.wire();
        this.causes = setting.causes();
        this.anchors = setting.anchors();
        this.start = start.desk().sequence();
        this.counts = setting.counts();
        this.findings = setting.findings();
        this.book = start;
        this.sequence = start.desk().sequence();
        this.chain = new ChainWalk(start.desk().lastHash());
    }

    /** The desk as the entries so far leave it. */
    ReplayBook book() {
        return book;
    }

    /** Whether {@link #book} is what the desk knew. */
    boolean isKnown() {
        return known;
    }

    /** The last entry before those that were looked at; 0 for a whole journal. */
    long start() {
        return start;
    }

    long sequence() {
        return sequence;
    }

    /** The hash the last entry states. */
    Digest head() {
        return chain.last();
    }

    /** Verifies the next entry and answers what it says; null if it cannot be read. */
    @Nullable JournalBody next(RawEntry raw, String where) {
        lastWhere = where;
        JournalBody body = decode(raw, where);
        if (body != null) {
            next(raw, body, where);
        }
        return body;
    }

    private void next(RawEntry raw, JournalBody body, String where) {
        requirePlace(raw, body, where);
        if (body.sequence() <= sequence) {
            outOfOrder(body, where);
            return;
        }
        if (body.sequence() > sequence + 1) {
            gap(body, where);
        }
        String broken = chain.next(raw.value());
        if (broken != null) {
            find(FindingKind.CHAIN_BROKEN, body.sequence(), where, broken);
        }
        sequence = body.sequence();
        checkAnchor(where);
        checkCause(body, where);
        decideAgain(body, where, broken == null);
    }

    /** Says what could not be verified. */
    void end() {
        if (undecided > 0) {
            find(
                    FindingKind.GAP,
                    sequence,
                    lastWhere,
                    "%d entries could not be decided again, because what the desk knew is lost"
                            .formatted(undecided));
        }
    }

    private @Nullable JournalBody decode(RawEntry raw, String where) {
        try {
            JournalEntry entry = wire.decode(JournalEntry.class, raw.value());
            return entry.body();
        } catch (UnreadableException e) {
            find(
                    FindingKind.UNREADABLE,
                    0,
                    where,
                    "the record after entry %d is no journal entry: %s"
                            .formatted(sequence, e.getMessage()));
            chain.next(raw.value());
            return null;
        }
    }

    private void requirePlace(RawEntry raw, JournalBody body, String where) {
        if (!body.deskId().equals(deskId)) {
            find(
                    FindingKind.MISPLACED,
                    body.sequence(),
                    where,
                    "the entry is desk %s's, but the record is keyed by %s"
                            .formatted(body.deskId(), raw.key()));
        }
        if (raw.partition() != partition) {
            find(
                    FindingKind.MISPLACED,
                    body.sequence(),
                    where,
                    "the desk's entries are in partition %d, this one is in %d"
                            .formatted(partition, raw.partition()));
        }
    }

    private void outOfOrder(JournalBody body, String where) {
        find(
                FindingKind.OUT_OF_ORDER,
                body.sequence(),
                where,
                "entry %d comes again, or late, after entry %d"
                        .formatted(body.sequence(), sequence));
    }

    private void gap(JournalBody body, String where) {
        long first = sequence + 1;
        long last = body.sequence() - 1;
        find(
                FindingKind.GAP,
                body.sequence(),
                where,
                first == last
                        ? "entry %d is missing".formatted(first)
                        : "entries %d to %d are missing".formatted(first, last));
        known = false;
    }

    /** What a part of a journal begins with may be anchored, too. */
    void checkAnchorAtStart() {
        checkAnchor("the state at the beginning");
    }

    private void checkAnchor(String where) {
        Digest anchored = anchors.of(deskId, sequence);
        if (anchored == null) {
            return;
        }
        if (anchored.equals(chain.last())) {
            counts.addAnchorMet();
        } else {
            find(
                    FindingKind.ANCHOR_BROKEN,
                    sequence,
                    where,
                    "the entry has the hash %s, but %s was anchored: it, or one before, was rewritten"
                            .formatted(chain.last(), anchored));
        }
    }

    private void decideAgain(JournalBody body, String where, boolean sound) {
        DeskState before = book.desk();
        if (known && body.decidedAt().isBefore(before.lastDecidedAt())) {
            find(
                    FindingKind.TIME_BACKWARDS,
                    body.sequence(),
                    where,
                    "decided at %s, before the entry before it, at %s"
                            .formatted(body.decidedAt(), before.lastDecidedAt()));
        }
        if (!known) {
            undecided++;
            return;
        }
        book.forget(body.decidedAt());
        List<DeskEvent> again = again(body, where);
        boolean same = again != null && again.equals(body.events());
        if (again != null && !same) {
            difference(body, again, where);
        }
        // Of an altered entry the rules know better than the record what the desk went on with.
        fold(body, again != null && !sound ? again : body.events(), where);
    }

    private @Nullable List<DeskEvent> again(JournalBody body, String where) {
        DecisionRules rules = DecisionRules.of(body.decisionVersion());
        if (rules == null) {
            find(
                    FindingKind.UNKNOWN_VERSION,
                    body.sequence(),
                    where,
                    DecisionRules.unknown(body.decisionVersion()));
            return null;
        }
        try {
            List<DeskEvent> events = rules.decide(book, body.input(), body.decidedAt());
            counts.addRedecided();
            return events;
        } catch (RuntimeException e) {
            // The rules stop the task where they meet what cannot be; here that is the finding.
            find(
                    FindingKind.IMPOSSIBLE,
                    body.sequence(),
                    where,
                    "deciding it again fails: " + e.getMessage());
            return null;
        }
    }

    private void difference(JournalBody body, List<DeskEvent> again, String where) {
        find(
                new Finding(
                        FindingKind.DIFFERENCE,
                        deskId,
                        body.sequence(),
                        where,
                        "decides differently now",
                        BodyDiff.ofEvents(wire, body, again)));
    }

    private void fold(JournalBody body, List<DeskEvent> events, String where) {
        try {
            events.forEach(event -> DeskEvolver.evolve(book, event));
            book.putDesk(book.desk().advanced(body.sequence(), chain.last(), body.decidedAt()));
        } catch (RuntimeException e) {
            find(
                    FindingKind.IMPOSSIBLE,
                    body.sequence(),
                    where,
                    "its events cannot follow on what was before: " + e.getMessage());
            known = false;
        }
    }

    private void checkCause(JournalBody body, String where) {
        Cause cause = body.cause();
        boolean seed = body.input() instanceof DeskInput.DeskSeeded;
        if (!seed) {
            Long before = causeOffsets.put(cause.topic() + "-" + cause.partition(), cause.offset());
            if (before != null && before >= cause.offset()) {
                find(
                        FindingKind.CAUSE_REPEATED,
                        body.sequence(),
                        where,
                        "decided on %s, after %d of the same was decided on"
                                .formatted(named(cause), before));
            }
        }
        switch (causes.find(cause)) {
            case Causes.Answer.NotKept _ -> counts.addCauseNotKept();
            case Causes.Answer.Missing _ ->
                    find(
                            FindingKind.CAUSE_MISSING,
                            body.sequence(),
                            where,
                            "decided on %s, which is not there".formatted(named(cause)));
            case Causes.Answer.Found found -> compareCause(body, found.value(), where);
        }
    }

    private void compareCause(JournalBody body, byte[] value, String where) {
        counts.addCauseFound();
        if (!Digest.of(value).equals(body.inputDigest())) {
            find(
                    FindingKind.CAUSE_DIFFERS,
                    body.sequence(),
                    where,
                    "%s has the digest %s, but the entry was decided on %s"
                            .formatted(named(body.cause()), Digest.of(value), body.inputDigest()));
            return;
        }
        DeskInput told;
        try {
            told = CauseInputs.read(wire, body, value);
        } catch (UnreadableException e) {
            find(
                    FindingKind.CAUSE_DIFFERS,
                    body.sequence(),
                    where,
                    named(body.cause()) + " cannot have been decided on: " + e.getMessage());
            return;
        }
        if (told != null && !told.equals(body.input())) {
            find(
                    new Finding(
                            FindingKind.CAUSE_DIFFERS,
                            deskId,
                            body.sequence(),
                            where,
                            named(body.cause()) + " says something else than the recorded input",
                            BodyDiff.ofInput(wire, body, told)));
        }
    }

    private static String named(Cause cause) {
        return cause.topic() + "-" + cause.partition() + "@" + cause.offset();
    }

    private void find(FindingKind kind, long at, String where, String problem) {
        find(new Finding(kind, deskId, at, where, problem, List.of()));
    }

    private void find(Finding finding) {
        findings.accept(finding);
    }
}
