package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairState;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A book in memory, on top of another view or of nothing. A decision folds its events into one as
 * it goes, so that each step sees the ones before; a replay keeps a whole desk in one. Nothing here
 * iterates, so the order of hashing has no influence.
 */
public final class MemoryBook implements DeskBook {

    private final DeskView below;
    private final Map<String, PairState> pairs = new HashMap<>();
    private final Map<String, BlockedPair> blocked = new HashMap<>();
    private final Map<AccountId, AccountState> accounts = new HashMap<>();
    private final Set<String> commands = new HashSet<>();
    private final Set<String> quarantined = new HashSet<>();
    private DeskState desk;

    private MemoryBook(DeskView below) {
        this.below = below;
        this.desk = below.desk();
    }

    /** A book on top of a view, which is never written. */
    public static MemoryBook over(DeskView below) {
        return new MemoryBook(below);
    }

    /** The book of a desk on which nothing was decided yet. */
    public static MemoryBook empty(String deskId) {
        return new MemoryBook(new Nothing(deskId));
    }

    @Override
    public DeskState desk() {
        return desk;
    }

    @Override
    public @Nullable PairState pair(String pairId) {
        PairState mine = pairs.get(pairId);
        return mine != null ? mine : below.pair(pairId);
    }

    @Override
    public @Nullable BlockedPair blocked(String pairId) {
        BlockedPair mine = blocked.get(pairId);
        return mine != null ? mine : below.blocked(pairId);
    }

    @Override
    public AccountState account(AccountId account) {
        AccountState mine = accounts.get(account);
        return mine != null ? mine : below.account(account);
    }

    @Override
    public boolean isCommandDecided(String commandId) {
        return commands.contains(commandId) || below.isCommandDecided(commandId);
    }

    @Override
    public boolean isQuarantined(String topic, int partition, long offset) {
        return quarantined.contains(coordinates(topic, partition, offset))
                || below.isQuarantined(topic, partition, offset);
    }

    @Override
    public void putDesk(DeskState state) {
        desk = state;
    }

    @Override
    public void putPair(PairState pair) {
        pairs.put(pair.pairId(), pair);
    }

    @Override
    public void putBlocked(String pairId, BlockedPair pair) {
        blocked.put(pairId, pair);
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

    private static String coordinates(String topic, int partition, long offset) {
        return topic + "-" + partition + "@" + offset;
    }

    private record Nothing(String deskId) implements DeskView {
        @Override
        public DeskState desk() {
            return DeskState.unseeded(deskId);
        }

        @Override
        public @Nullable PairState pair(String pairId) {
            return null;
        }

        @Override
        public @Nullable BlockedPair blocked(String pairId) {
            return null;
        }

        @Override
        public AccountState account(AccountId account) {
            return AccountState.FREE;
        }

        @Override
        public boolean isCommandDecided(String commandId) {
            return false;
        }

        @Override
        public boolean isQuarantined(String topic, int partition, long offset) {
            return false;
        }
    }
}
