package io.surelock.replay.verify;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What a verification has counted so far. */
public final class Counts {

    private final Map<FindingKind, Long> findings = new EnumMap<>(FindingKind.class);
    private long desks;
    private long entries;
    private long redecided;
    private long causesFound;
    private long causesNotKept;
    private long storeValues;
    private long anchorsMet;
    private long anchorsNotAtHand;

    void addDesk() {
        desks++;
    }

    void addEntry() {
        entries++;
    }

    void addRedecided() {
        redecided++;
    }

    void addCauseFound() {
        causesFound++;
    }

    void addCauseNotKept() {
        causesNotKept++;
    }

    /** Adds values of the desk's stores that were compared. */
    public void addStoreValues(long compared) {
        storeValues += compared;
    }

    void addAnchorMet() {
        anchorsMet++;
    }

    void addAnchorNotAtHand() {
        anchorsNotAtHand++;
    }

    void add(FindingKind kind) {
        findings.merge(kind, 1L, Long::sum);
    }

    public long desks() {
        return desks;
    }

    /** Records of the journal that were looked at. */
    public long entries() {
        return entries;
    }

    /** Entries decided again, whatever came of it. */
    public long redecided() {
        return redecided;
    }

    /** Causes that are there. */
    public long causesFound() {
        return causesFound;
    }

    /** Causes that are no longer kept, or never were at hand. */
    public long causesNotKept() {
        return causesNotKept;
    }

    /** Values of the desk's stores that were compared with what the entries leave. */
    public long storeValues() {
        return storeValues;
    }

    /** Anchors whose entries are there and have the anchored hash. */
    public long anchorsMet() {
        return anchorsMet;
    }

    /** Anchors of entries that are not in the part of the journal that is at hand. */
    public long anchorsNotAtHand() {
        return anchorsNotAtHand;
    }

    /** How many findings of a kind. */
    public long of(FindingKind kind) {
        return findings.getOrDefault(kind, 0L);
    }

    /** All findings. */
    public long findings() {
        return findings.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Findings by kind; kinds without any are left out. */
    public Map<FindingKind, Long> byKind() {
        return Collections.unmodifiableMap(findings);
    }

    /** The figures by the names that programs know them by. */
    public SequencedMap<String, Object> figures() {
        SequencedMap<String, Object> figures = new LinkedHashMap<>();
        figures.put("desks", desks);
        figures.put("entries", entries);
        figures.put("redecided", redecided);
        figures.put("differences", of(FindingKind.DIFFERENCE) + of(FindingKind.IMPOSSIBLE));
        figures.put("gaps", of(FindingKind.GAP));
        figures.put("chainBroken", of(FindingKind.CHAIN_BROKEN));
        figures.put("causesMissing", of(FindingKind.CAUSE_MISSING));
        figures.put("causesFound", causesFound);
        figures.put("causesNotKept", causesNotKept);
        figures.put("storeValues", storeValues);
        figures.put("anchorsMet", anchorsMet);
        figures.put("anchorsNotAtHand", anchorsNotAtHand);
        return figures;
    }
}
