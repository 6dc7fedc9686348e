package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairState;

/** A desk's state that events can be folded into. */
public interface DeskBook extends DeskView {

    void putDesk(DeskState desk);

    void putPair(PairState pair);

    void putBlocked(String pairId, BlockedPair blocked);

    void putAccount(AccountId account, AccountState state);

    void putCommand(String commandId);

    void putQuarantined(String topic, int partition, long offset);

    /**
     * The pair an event speaks of.
     *
     * @throws IllegalStateException if there is none: the event cannot have been decided here
     */
    default PairState requirePair(String pairId) {
        PairState pair = pair(pairId);
        if (pair == null) {
            throw new IllegalStateException("no such pair: " + pairId);
        }
        return pair;
    }
}
