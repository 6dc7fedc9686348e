package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairState;

import org.jspecify.annotations.Nullable;

/** What a decision may read: one desk, nothing else. */
public interface DeskView {

    DeskState desk();

    /** An executed pair, or null. Its id may have lapsed: ask {@link PairState#isKnown}. */
    @Nullable PairState pair(String pairId);

    /** A blocked opportunity, or null. Its id may have lapsed: ask {@link BlockedPair#isKnown}. */
    @Nullable BlockedPair blocked(String pairId);

    /** {@link AccountState#FREE} where nothing is known. */
    AccountState account(AccountId account);

    boolean isCommandDecided(String commandId);

    boolean isQuarantined(String topic, int partition, long offset);

    /** Sequence of the entry being decided. */
    default long nextSequence() {
        return desk().sequence() + 1;
    }
}
