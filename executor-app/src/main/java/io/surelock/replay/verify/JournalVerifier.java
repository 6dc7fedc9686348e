package io.surelock.replay.verify;

import io.surelock.bet.Digest;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.Subjects;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.Part;
import io.surelock.replay.source.RawEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Verifies a whole journal, each desk by itself, in one pass and bounded memory. */
public final class JournalVerifier implements EntryReader {

    private final DeskVerifier.Setting setting;
    private final Map<String, DeskVerifier> desks = new TreeMap<>();
    private final Counts counts = new Counts();
    private final LongConsumer progress;
    private @Nullable JournalBody last;

    /**
     * A verifier.
     *
     * @param causes the records decided on, where they are at hand
     * @param anchors heads that were written down elsewhere
     * @param findings takes each finding once, in the order they are met
     * @param progress takes the number of entries so far, after each
     */
    public JournalVerifier(
            Wire wire,
            Causes causes,
            Anchors anchors,
            Consumer<Finding> findings,
            LongConsumer progress) {
        this.progress = progress;
        this.setting =
                new DeskVerifier.Setting(
                        wire,
                        causes,
                        anchors,
                        counts,
                        finding -> {
                            counts.add(finding.kind());
                            findings.accept(finding);
                        });
    }

    /** Begins a desk in the middle of its journal, with the state it had then. */
    @Override
    public void begin(ReplayBook state, int partition) {
        String deskId = state.desk().deskId();
        if (desks.containsKey(deskId)) {
            damage("desk " + deskId, "the state at its beginning is given twice");
            return;
        }
        DeskVerifier desk = new DeskVerifier(state, partition, setting);
        desks.put(deskId, desk);
        counts.addDesk();
        desk.checkAnchorAtStart();
    }

    @Override
    public void entry(RawEntry raw) {
        counts.addEntry();
        progress.accept(counts.entries());
        String where = Topics.DESK_JOURNAL.name() + "-" + raw.partition() + "@" + raw.offset();
        String deskId = raw.key() == null ? deskOf(raw, where) : raw.key();
        last = deskId == null ? null : desk(deskId, raw.partition()).next(raw, where);
    }

    @Override
    public void damage(String where, String problem) {
        find(FindingKind.DAMAGED_EXPORT, where, problem);
    }

    /** Adds a finding that comes from elsewhere. */
    public void find(FindingKind kind, String where, String problem) {
        find(new Finding(kind, null, 0, where, problem, List.of()));
    }

    /** Adds a finding that comes from elsewhere. */
    public void find(Finding finding) {
        setting.findings().accept(finding);
    }

    @Override
    public Set<String> pairsOfLast() {
        return last == null ? Set.of() : Subjects.of(last);
    }

    /** Call it after the last entry of a whole journal. */
    public void end() {
        end(Part.WHOLE);
    }

    /**
     * Call it after the last entry.
     *
     * @param part what the source says it has: anchors of other entries are counted, not missed
     */
    public void end(Part part) {
        desks.values().forEach(DeskVerifier::end);
        setting.anchors()
                .all()
                .forEach(
                        (desk, anchored) ->
                                anchored.keySet()
                                        .forEach(sequence -> checkReached(desk, sequence, part)));
    }

    private void checkReached(String desk, long sequence, Part part) {
        DeskVerifier known = desks.get(desk);
        boolean early = known != null && sequence < known.start();
        if (known != null && !early && sequence <= known.sequence()) {
            return;
        }
        boolean cut = known == null ? part.from() != null || part.to() != null : part.to() != null;
        if (early || cut || !part.hasDesk(desk)) {
            counts.addAnchorNotAtHand();
            return;
        }
        find(
                new Finding(
                        FindingKind.ANCHOR_BROKEN,
                        desk,
                        sequence,
                        "the end",
                        "an anchored entry is missing: the desk ends at entry %d"
                                .formatted(known == null ? 0 : known.sequence()),
                        List.of()));
    }

    public Counts counts() {
        return counts;
    }

    /** Where each desk ends, by desk. */
    public Map<String, Head> heads() {
        Map<String, Head> heads = new TreeMap<>();
        desks.forEach(
                (id, desk) -> heads.put(id, new Head(desk.start(), desk.sequence(), desk.head())));
        return heads;
    }

    /** The desks as the journal leaves them; those that nobody can know are left out. */
    public Map<String, ReplayBook> books() {
        Map<String, ReplayBook> books = new TreeMap<>();
        desks.forEach(
                (id, desk) -> {
                    if (desk.isKnown()) {
                        books.put(id, desk.book());
                    }
                });
        return books;
    }

    /**
     * The end of a desk's chain.
     *
     * @param start the last entry before those that were looked at; 0 for a whole journal
     * @param sequence of the last entry
     * @param hash of that entry
     */
    public record Head(long start, long sequence, Digest hash) {}

    private DeskVerifier desk(String deskId, int partition) {
        DeskVerifier known = desks.get(deskId);
        if (known != null) {
            return known;
        }
        begin(new ReplayBook(deskId, setting.wire()), partition);
        return desk(deskId, partition);
    }

    private @Nullable String deskOf(RawEntry raw, String where) {
        String deskId = null;
        try {
            deskId = setting.wire().decode(JournalEntry.class, raw.value()).body().deskId();
            find(FindingKind.MISPLACED, where, "the entry of desk " + deskId + " has no key");
        } catch (UnreadableException e) {
            find(FindingKind.UNREADABLE, where, "no journal entry: " + e.getMessage());
        }
        return deskId;
    }
}
