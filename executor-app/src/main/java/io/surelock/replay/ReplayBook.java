package io.surelock.replay;

import io.surelock.bet.AccountId;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskBook;
import io.surelock.desk.DeskState;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairPhase;
import io.surelock.desk.pair.PairState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A desk in memory that stays small over a journal of any length: closed pairs are kept packed, and
 * ids that have lapsed are forgotten, as the desk's stores forget them. No decision asks whether a
 * lapsed record is still there, so forgetting changes nothing.
 */
public final class ReplayBook implements DeskBook {

    private final Wire wire;
    private final Map<String, PairState> open = new HashMap<>();
    private final Map<String, Packed> closed = new HashMap<>();
    private final Map<String, BlockedPair> blocked = new HashMap<>();
    private final Map<AccountId, AccountState> accounts = new HashMap<>();
    private final SortedSet<String> commands = new TreeSet<>();
    private final SortedSet<String> quarantined = new TreeSet<>();
    private final PriorityQueue<Lapse> lapses =
            new PriorityQueue<>(Comparator.comparing(Lapse::at));
    private DeskState desk;

    private record Lapse(Instant at, String pairId) {}

    /** A closed pair as its bytes, which take a third of the room. */
    private static final class Packed {

        private final Instant knownUntil;
        private final byte[] pair;

        Packed(Instant knownUntil, byte[] pair) {
            this.knownUntil = knownUntil;
            this.pair = pair;
        }
    }

    /** The book of a desk on which nothing was decided yet. */
    public ReplayBook(String deskId, Wire wire) {
        this.wire = wire;
        this.desk = DeskState.unseeded(deskId);
    }

    /** Forgets the ids that have lapsed before this instant; it never moves back. */
    public void forget(Instant now) {
        Lapse next = lapses.peek();
        while (next != null && next.at().isBefore(now)) {
            lapses.poll();
            forgetIfLapsed(next.pairId(), now);
            next = lapses.peek();
        }
    }

    private void forgetIfLapsed(String pairId, Instant now) {
        BlockedPair block = blocked.get(pairId);
        if (block != null && !block.isKnown(now)) {
            blocked.remove(pairId);
        }
        Packed packed = closed.get(pairId);
        if (packed != null && !now.isBefore(packed.knownUntil)) {
            closed.remove(pairId);
        }
    }

    @Override
    public DeskState desk() {
        return desk;
    }

    @Override
    public @Nullable PairState pair(String pairId) {
        PairState pair = open.get(pairId);
        if (pair != null) {
            return pair;
        }
        Packed packed = closed.get(pairId);
        return packed == null ? null : unpack(packed.pair);
    }

    @Override
    public @Nullable BlockedPair blocked(String pairId) {
        return blocked.get(pairId);
    }

    @Override
    public AccountState account(AccountId account) {
        return accounts.getOrDefault(account, AccountState.FREE);
    }

    @Override
    public boolean isCommandDecided(String commandId) {
        return commands.contains(commandId);
    }

    @Override
    public boolean isQuarantined(String topic, int partition, long offset) {
        return quarantined.contains(coordinates(topic, partition, offset));
    }

    @Override
    public void putDesk(DeskState state) {
        desk = state;
    }

    @Override
    public void putPair(PairState pair) {
        Instant knownUntil = pair.knownUntil();
        if (pair.phase() == PairPhase.CLOSED && knownUntil != null) {
            open.remove(pair.pairId());
            closed.put(pair.pairId(), new Packed(knownUntil, wire.encode(pair)));
            lapses.add(new Lapse(knownUntil, pair.pairId()));
        } else {
            closed.remove(pair.pairId());
            open.put(pair.pairId(), pair);
        }
    }

    @Override
    public void putBlocked(String pairId, BlockedPair pair) {
        blocked.put(pairId, pair);
        lapses.add(new Lapse(pair.knownThrough(), pairId));
    }

    @Override
    public void putAccount(AccountId account, AccountState state) {
        accounts.put(account, state);
    }

    @Override
    public void putCommand(String commandId) {
        commands.add(commandId);
    }

    @Override
    public void putQuarantined(String topic, int partition, long offset) {
        quarantined.add(coordinates(topic, partition, offset));
    }

    /** Takes over a quarantined opportunity by its coordinates, {@code topic-partition@offset}. */
    public void putQuarantined(String coordinates) {
        quarantined.add(coordinates);
    }

    /** Pairs that are not closed, by id. */
    public SortedMap<String, PairState> openPairs() {
        return new TreeMap<>(open);
    }

    /** Hands out every pair that is still known, in the bytes of the desk's store. */
    public void encodedPairs(BiConsumer<String, byte[]> pairs) {
        open.forEach((id, pair) -> pairs.accept(id, wire.encode(pair)));
        closed.forEach((id, packed) -> pairs.accept(id, packed.pair));
    }

    /** Ids of closed pairs that are still known. */
    public SortedSet<String> closedPairs() {
        return new TreeSet<>(closed.keySet());
    }

    /** Blocked opportunities that are still known, by pair. */
    public SortedMap<String, BlockedPair> blockedPairs() {
        return new TreeMap<>(blocked);
    }

    /** All accounts of which anything was ever known. */
    public SortedMap<AccountId, AccountState> accounts() {
        return new TreeMap<>(accounts);
    }

    /** Ids of the commands decided. */
    public SortedSet<String> commands() {
        return Collections.unmodifiableSortedSet(commands);
    }

    /** Coordinates of quarantined opportunities, {@code topic-partition@offset}. */
    public SortedSet<String> quarantined() {
        return Collections.unmodifiableSortedSet(quarantined);
    }

    private PairState unpack(byte[] packed) {
        try {
            return wire.decode(PairState.class, packed);
        } catch (UnreadableException e) {
            throw new IllegalStateException("what was packed here can be unpacked here", e);
        }
    }

    private static String coordinates(String topic, int partition, long offset) {
        return topic + "-" + partition + "@" + offset;
    }
}
