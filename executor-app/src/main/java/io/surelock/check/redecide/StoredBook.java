package io.surelock.check.redecide;

import io.surelock.bet.AccountId;
import io.surelock.check.log.CheckException;
import io.surelock.check.log.FactStore;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskBook;
import io.surelock.desk.DeskState;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairState;

import org.jspecify.annotations.Nullable;

import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** A desk's state on disk, in the bytes that the desk's own stores have. */
final class StoredBook implements DeskBook {

    private static final String PRESENT = "";

    /** Disk trouble below an interface that cannot say so. */
    static final class StoreFailure extends RuntimeException {

        @Serial private static final long serialVersionUID = 1L;

        private final transient CheckException reason;

        StoreFailure(CheckException reason) {
            super(reason);
            this.reason = reason;
        }

        CheckException reason() {
            return reason;
        }
    }

    private final FactStore store;
    private final Wire wire;
    private final String deskId;

    /** The desk itself is read and written with every entry. */
    private DeskState desk;

    StoredBook(FactStore store, Wire wire, String deskId) {
        this.store = store;
        this.wire = wire;
        this.deskId = deskId;
        this.desk = DeskState.unseeded(deskId);
    }

    /** The key of a value, by the name of the desk's store that has it. */
    static byte[] key(String storeName, String deskId, String id) {
        return ("R|" + storeName + "|" + deskId + "/" + id).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public DeskState desk() {
        return desk;
    }

    @Override
    public @Nullable PairState pair(String pairId) {
        return read(PairState.class, "pairs", pairId);
    }

    @Override
    public @Nullable BlockedPair blocked(String pairId) {
        return read(BlockedPair.class, "blocked-pairs", pairId);
    }

    @Override
    public AccountState account(AccountId account) {
        AccountState state = read(AccountState.class, "accounts", account.toString());
        return state == null ? AccountState.FREE : state;
    }

    @Override
    public boolean isCommandDecided(String commandId) {
        return get("commands", commandId) != null;
    }

    @Override
    public boolean isQuarantined(String topic, int partition, long offset) {
        return get("quarantined", topic + "-" + partition + "@" + offset) != null;
    }

    @Override
    public void putDesk(DeskState state) {
        desk = state;
    }

    @Override
    public void putPair(PairState pair) {
        put("pairs", pair.pairId(), wire.encode(pair));
    }

    @Override
    public void putBlocked(String pairId, BlockedPair blocked) {
        put("blocked-pairs", pairId, wire.encode(blocked));
    }

    @Override
    public void putAccount(AccountId account, AccountState state) {
        put("accounts", account.toString(), wire.encode(state));
    }

    @Override
    public void putCommand(String commandId) {
        put("commands", commandId, PRESENT.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void putQuarantined(String topic, int partition, long offset) {
        put(
                "quarantined",
                topic + "-" + partition + "@" + offset,
                PRESENT.getBytes(StandardCharsets.UTF_8));
    }

    private <T> @Nullable T read(Class<T> type, String storeName, String id) {
        byte[] bytes = get(storeName, id);
        if (bytes == null) {
            return null;
        }
        try {
            return wire.decode(type, bytes);
        } catch (UnreadableException e) {
            throw new IllegalStateException("the store gave back what was never put in", e);
        }
    }

    private byte @Nullable [] get(String storeName, String id) {
        try {
            return store.get(key(storeName, deskId, id));
        } catch (CheckException e) {
            throw new StoreFailure(e);
        }
    }

    private void put(String storeName, String id, byte[] value) {
        try {
            store.put(key(storeName, deskId, id), value);
        } catch (CheckException e) {
            throw new StoreFailure(e);
        }
    }
}
