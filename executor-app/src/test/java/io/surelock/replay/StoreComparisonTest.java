package io.surelock.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.AccountId;
import io.surelock.contract.Wire;
import io.surelock.desk.account.AccountState;
import io.surelock.replay.source.EntryReader;
import io.surelock.replay.source.JournalSource;
import io.surelock.replay.source.RawEntry;
import io.surelock.replay.verify.Anchors;
import io.surelock.replay.verify.Causes;
import io.surelock.replay.verify.Finding;
import io.surelock.replay.verify.FindingKind;
import io.surelock.replay.verify.JournalEnds;
import io.surelock.replay.verify.JournalVerifier;
import io.surelock.replay.verify.StoreComparison;
import io.surelock.replay.verify.StoreComparison.Held;
import io.surelock.topology.desk.DeskStores;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stores that are not what the journal folds into are found, store and key named. */
class StoreComparisonTest {

    private static final Wire WIRE = Wire.standard();
    private static final List<RawEntry> JOURNAL = Journals.sound(600);
    private static final ReplayBook BOOK = fold(JOURNAL);
    private static final Instant LAST = BOOK.desk().lastDecidedAt();

    private final List<Finding> findings = new ArrayList<>();
    private final StoreComparison comparison =
            new StoreComparison(WIRE, Map.of("main", BOOK), findings::add);

    @Test
    void findsNothingInStoresThatAreWhatTheJournalLeaves() {
        comparison.compare(DeskStores.DESKS, held(Map.of("main", WIRE.encode(BOOK.desk()))));
        comparison.compare(DeskStores.PAIRS, held(pairs()));
        comparison.compare(DeskStores.ACCOUNTS, held(accounts()));

        assertThat(findings).isEmpty();
        assertThat(comparison.compared()).isEqualTo(1L + pairs().size() + accounts().size());
        assertThat(pairs()).hasSizeGreaterThan(10);
    }

    @Test
    void findsAValueThatIsLacking() {
        Map<String, byte[]> accounts = accounts();
        String victim = accounts.keySet().iterator().next();
        accounts.remove(victim);

        comparison.compare(DeskStores.ACCOUNTS, held(accounts));

        assertThat(only().problem())
                .isEqualTo("the store lacks " + victim + ", which the journal makes");
        assertThat(only().where()).isEqualTo("a topic");
        assertThat(only().desk()).isEqualTo("main");
    }

    @Test
    void findsAValueThatIsDifferent() {
        Map<String, byte[]> accounts = accounts();
        String victim =
                accounts.keySet().stream().filter(key -> !isFree(key)).findFirst().orElseThrow();
        accounts.put(victim, WIRE.encode(AccountState.FREE));

        comparison.compare(DeskStores.ACCOUNTS, held(accounts));

        assertThat(only().problem())
                .isEqualTo("the store has " + victim + " otherwise than the journal makes it");
    }

    @Test
    void findsAValueThatNoEntryMade() {
        Map<String, byte[]> accounts = accounts();
        accounts.put("main/wl9:nobody:X", WIRE.encode(AccountState.FREE));

        comparison.compare(DeskStores.ACCOUNTS, held(accounts));

        assertThat(only().problem())
                .isEqualTo("the store has main/wl9:nobody:X, which the journal does not make");
    }

    @Test
    void findsADeskThatIsBehind() {
        ReplayBook before = fold(JOURNAL.subList(0, 599));

        comparison.compare(DeskStores.DESKS, held(Map.of("main", WIRE.encode(before.desk()))));

        assertThat(only().problem())
                .isEqualTo(
                        "the store has main at entry 599, the journal leaves it at 600, or otherwise");
    }

    @Test
    void findsWhatCannotBeRead() {
        byte[] garbage = {1, 2, 3};
        Map<String, byte[]> pairs = pairs();
        pairs.put(pairs.keySet().iterator().next(), garbage);
        pairs.put("main/nobody", garbage);

        comparison.compare(DeskStores.PAIRS, held(pairs));
        comparison.compare(DeskStores.DESKS, held(Map.of("main", garbage)));

        assertThat(findings).hasSize(3);
    }

    @Test
    void seesThatADeskHasGoneOn() throws ReplayException {
        Held desks = held(Map.of("main", WIRE.encode(BOOK.desk())));
        JournalEnds ends = ends(JOURNAL.subList(0, 599), JOURNAL.subList(599, 600));

        assertThat(comparison.isAhead(desks, ends.ends())).isTrue();
        ends.readOn();
        assertThat(comparison.isAhead(desks, ends.ends())).isFalse();
        assertThat(comparison.findsEndLost(desks, ends.ends())).isFalse();
        assertThat(findings).isEmpty();
    }

    @Test
    void findsThatAJournalLostItsEnd() throws ReplayException {
        Held desks = held(Map.of("main", WIRE.encode(BOOK.desk())));
        JournalEnds ends = ends(JOURNAL.subList(0, 590), List.of());
        ends.readOn();

        assertThat(comparison.findsEndLost(desks, ends.ends())).isTrue();
        assertThat(findings)
                .containsExactly(
                        new Finding(
                                FindingKind.GAP,
                                "main",
                                590,
                                "a topic",
                                "the desk's store stands at entry 600, but the journal ends at"
                                        + " entry 590: its end is missing",
                                List.of()));
    }

    @Test
    void findsThatAJournalWasEmptied() throws ReplayException {
        Held desks = held(Map.of("main", WIRE.encode(BOOK.desk())));
        StoreComparison empty = new StoreComparison(WIRE, Map.of(), findings::add);
        JournalEnds ends = ends(List.of(), List.of());

        assertThat(empty.isAhead(desks, ends.ends())).isTrue();
        assertThat(empty.findsEndLost(desks, ends.ends())).isTrue();
        assertThat(findings)
                .singleElement()
                .extracting(Finding::problem)
                .asString()
                .contains("stands at entry 600, but the journal has no entry of the desk");
    }

    /** Where a journal ended that goes on with more. */
    private static JournalEnds ends(List<RawEntry> before, List<RawEntry> added) {
        JournalSource source =
                new JournalSource() {
                    @Override
                    public String name() {
                        return "a test";
                    }

                    @Override
                    public long size() {
                        return before.size();
                    }

                    @Override
                    public void read(EntryReader reader) {
                        before.forEach(reader::entry);
                    }

                    @Override
                    public void readOn(EntryReader reader) {
                        added.forEach(reader::entry);
                    }

                    @Override
                    public void close() {}
                };
        return new JournalEnds(WIRE, source, verified(before));
    }

    @Test
    void lacksNothingThatHasLapsedMeanwhile() {
        Instant later = LAST.plus(Duration.ofDays(30));
        Map<String, byte[]> open = new HashMap<>();
        BOOK.openPairs().forEach((id, pair) -> open.put("main/" + id, WIRE.encode(pair)));
        assertThat(BOOK.closedPairs()).isNotEmpty();

        comparison.compare(DeskStores.PAIRS, new Held("a topic", open, later));

        assertThat(findings).isEmpty();
    }

    private Finding only() {
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().kind()).isEqualTo(FindingKind.STORE_DIFFERS);
        return findings.getFirst();
    }

    private static Held held(Map<String, byte[]> values) {
        return new Held("a topic", values, LAST);
    }

    private static boolean isFree(String key) {
        AccountId account = AccountId.parse(key.substring("main/".length()));
        return BOOK.account(account).equals(AccountState.FREE);
    }

    private static Map<String, byte[]> pairs() {
        Map<String, byte[]> pairs = new HashMap<>();
        BOOK.openPairs().keySet().forEach(id -> put(pairs, id));
        BOOK.closedPairs().forEach(id -> put(pairs, id));
        return pairs;
    }

    private static void put(Map<String, byte[]> pairs, String id) {
        var pair = BOOK.pair(id);
        if (pair != null) {
            pairs.put("main/" + id, WIRE.encode(pair));
        }
    }

    private static Map<String, byte[]> accounts() {
        Map<String, byte[]> accounts = new HashMap<>();
        BOOK.accounts().forEach((id, state) -> accounts.put("main/" + id, WIRE.encode(state)));
        return accounts;
    }

    private static ReplayBook fold(List<RawEntry> journal) {
        return verified(journal).books().values().iterator().next();
    }

    private static JournalVerifier verified(List<RawEntry> journal) {
        JournalVerifier verifier =
                new JournalVerifier(WIRE, Causes.NONE, Anchors.none(), _ -> {}, _ -> {});
        journal.forEach(verifier::entry);
        verifier.end();
        return verifier;
    }
}
