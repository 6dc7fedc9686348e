package io.surelock.replay.timeline;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.Subjects;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.RawEntry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers what a journal says of one pair. Entries that do not have the pair's id among their bytes
 * are passed over unread, so a long journal is gone through quickly.
 */
public final class StoryTeller implements EntryReader {

    private final Wire wire;
    private final String pairId;
    private final byte[] needle;
    private final Map<String, StoryBuilder> desks = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    public StoryTeller(Wire wire, String pairId) {
        this.wire = wire;
        this.pairId = pairId;
        this.needle = pairId.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void begin(ReplayBook state, int partition) {
        if (state.pair(pairId) != null) {
            builder(state.desk().deskId()).begin(state);
        }
    }

    @Override
    public void entry(RawEntry raw) {
        if (!contains(raw.value(), needle)) {
            return;
        }
        try {
            JournalBody body = wire.decode(JournalEntry.class, raw.value()).body();
            if (Subjects.isAbout(body, pairId)) {
                builder(body.deskId()).add(body);
            }
        } catch (UnreadableException e) {
            problems.add(
                    "the entry at %d@%d has the pair's id and cannot be read: %s"
                            .formatted(raw.partition(), raw.offset(), e.getMessage()));
        }
    }

    @Override
    public void damage(String where, String problem) {
        problems.add(where + ": " + problem);
    }

    /** Adds what other topics say of the pair, as the attempts and the polls. */
    public void add(String deskId, Moment moment) {
        StoryBuilder known = desks.get(deskId);
        if (known != null) {
            known.add(moment);
        }
    }

    /** The pair's life on each desk that knows it; more than one only if an id was used twice. */
    public List<PairStory> stories() {
        return desks.values().stream().map(StoryBuilder::build).toList();
    }

    /** What could not be read, one sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private StoryBuilder builder(String deskId) {
        return desks.computeIfAbsent(deskId, id -> new StoryBuilder(wire, id, pairId));
    }

    /** Whether the bytes hold the needle. */
    static boolean contains(byte[] bytes, byte[] needle) {
        byte first = needle[0];
        for (int i = 0; i <= bytes.length - needle.length; i++) {
            if (bytes[i] == first && isAt(bytes, i, needle)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] bytes, int from, byte[] needle) {
        for (int i = 1; i < needle.length; i++) {
            if (bytes[from + i] != needle[i]) {
                return false;
            }
        }
        return true;
    }
}
