package io.surelock.topology.desk;

import io.surelock.bet.AccountId;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskBook;
import io.surelock.desk.DeskInput.TimerDue;
import io.surelock.desk.DeskState;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.Timer;
import io.surelock.topology.TimeKey;

import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * One desk's book in the task's stores. Keeps the timers in order of their due time and the pairs
 * that may be forgotten in order of theirs, so that nothing has to be searched for.
 */
final class KafkaBook implements DeskBook {

    private static final byte[] PRESENT = {};

    private final String deskId;
    private final Wire wire;
    private final KeyValueStore<String, byte[]> desks;
    private final KeyValueStore<String, byte[]> pairs;
    private final KeyValueStore<String, byte[]> blocked;
    private final KeyValueStore<String, byte[]> accounts;
    private final KeyValueStore<String, byte[]> commands;
    private final KeyValueStore<String, byte[]> quarantined;
    private final KeyValueStore<byte[], byte[]> timers;
    private final KeyValueStore<byte[], byte[]> lapses;

    KafkaBook(String deskId, ProcessingContext context, Wire wire) {
        this.deskId = deskId;
        this.wire = wire;
        this.desks = context.getStateStore(DeskStores.DESKS);
        this.pairs = context.getStateStore(DeskStores.PAIRS);
        this.blocked = context.getStateStore(DeskStores.BLOCKED);
        this.accounts = context.getStateStore(DeskStores.ACCOUNTS);
        this.commands = context.getStateStore(DeskStores.COMMANDS);
        this.quarantined = context.getStateStore(DeskStores.QUARANTINED);
        this.timers = context.getStateStore(DeskStores.TIMERS);
        this.lapses = context.getStateStore(DeskStores.LAPSES);
    }

    @Override
    public DeskState desk() {
        DeskState desk = read(DeskState.class, desks.get(deskId));
        return desk != null ? desk : DeskState.unseeded(deskId);
    }

    @Override
    public @Nullable PairState pair(String pairId) {
        return read(PairState.class, pairs.get(key(pairId)));
    }

    @Override
    public @Nullable BlockedPair blocked(String pairId) {
        return read(BlockedPair.class, blocked.get(key(pairId)));
    }

    @Override
    public AccountState account(AccountId account) {
        AccountState state = read(AccountState.class, accounts.get(key(account.toString())));
        return state != null ? state : AccountState.FREE;
    }

    @Override
    public boolean isCommandDecided(String commandId) {
        return commands.get(key(commandId)) != null;
    }

    @Override
    public boolean isQuarantined(String topic, int partition, long offset) {
        return quarantined.get(coordinates(topic, partition, offset)) != null;
    }

    @Override
    public void putDesk(DeskState desk) {
        desks.put(deskId, wire.encode(desk));
    }

    @Override
    public void putPair(PairState pair) {
        PairState before = pair(pair.pairId());
        pairs.put(key(pair.pairId()), wire.encode(pair));
        moveTimer(pair, before == null ? null : before.timer(), pair.timer());
        noteLapse(pair.pairId(), pair.knownUntil());
    }

    @Override
    public void putBlocked(String pairId, BlockedPair pair) {
        blocked.put(key(pairId), wire.encode(pair));
        noteLapse(pairId, pair.knownThrough());
    }

    @Override
    public void putAccount(AccountId account, AccountState state) {
        accounts.put(key(account.toString()), wire.encode(state));
    }

    @Override
    public void putCommand(String commandId) {
        commands.put(key(commandId), PRESENT);
    }

    @Override
    public void putQuarantined(String topic, int partition, long offset) {
        quarantined.put(coordinates(topic, partition, offset), PRESENT);
    }

    /** Forgets a pair id whose time has lapsed; one that is known again is kept. */
    void forgetIfLapsed(String pairId, Instant now) {
        PairState pair = pair(pairId);
        if (pair != null && !pair.isKnown(now)) {
            pairs.delete(key(pairId));
        }
        BlockedPair block = blocked(pairId);
        if (block != null && !block.isKnown(now)) {
            blocked.delete(key(pairId));
        }
    }

    private void moveTimer(PairState pair, @Nullable Timer before, @Nullable Timer after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (before != null) {
            timers.delete(timerKey(before));
        }
        if (after != null) {
            TimerDue due =
                    new TimerDue(
                            deskId,
                            pair.betId(after.leg()),
                            after.kind(),
                            after.due(),
                            after.sequence());
            timers.put(timerKey(after), wire.encode(due));
        }
    }

    private byte[] timerKey(Timer timer) {
        return TimeKey.of(timer.due(), timer.sequence(), deskId);
    }

    private void noteLapse(String pairId, @Nullable Instant lapse) {
        if (lapse != null) {
            lapses.put(TimeKey.of(lapse, 0, key(pairId)), PRESENT);
        }
    }

    private String key(String id) {
        return deskId + "/" + id;
    }

    private String coordinates(String topic, int partition, long offset) {
        return key(topic + "-" + partition + "@" + offset);
    }

    private <T> @Nullable T read(Class<T> type, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return wire.decode(type, bytes);
        } catch (UnreadableException e) {
            throw new IllegalStateException("the store of desk " + deskId + " is damaged", e);
        }
    }
}
