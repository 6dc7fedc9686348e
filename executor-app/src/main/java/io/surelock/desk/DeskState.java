package io.surelock.desk;

import io.surelock.bet.Digest;
import io.surelock.desk.policy.Policy;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a desk is as a whole.
 *
 * @param sequence of the last journal entry; 0 before the first
 * @param lastHash hash of that entry
 * @param lastDecidedAt within a desk, now never moves back behind this
 * @param policy null until the desk is seeded
 * @param haltedBecause null while the desk takes opportunities
 */
public record DeskState(
        String deskId,
        long sequence,
        Digest lastHash,
        Instant lastDecidedAt,
        @Nullable Policy policy,
        @Nullable String haltedBecause) {

    /** A desk nobody has decided anything on. */
    public static DeskState unseeded(String deskId) {
        return new DeskState(deskId, 0, Digest.ZERO, Instant.EPOCH, null, null);
    }

    /**
     * The policy of a seeded desk.
     *
     * @throws IllegalStateException before the desk is seeded
     */
    public Policy requirePolicy() {
        if (policy == null) {
            throw new IllegalStateException("desk " + deskId + " has no policy yet");
        }
        return policy;
    }

    public boolean isSeeded() {
        return policy != null;
    }

    public boolean isHalted() {
        return haltedBecause != null;
    }

    /**
     * The instant to decide at: the clock's, but never before the last decision. In whole
     * microseconds, as the journal keeps it: what is decided on must be what is decided again.
     */
    public Instant notBefore(Instant clock) {
        Instant now = clock.truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(lastDecidedAt) ? lastDecidedAt : now;
    }

    DeskState withPolicy(Policy adopted) {
        return new DeskState(deskId, sequence, lastHash, lastDecidedAt, adopted, haltedBecause);
    }

    DeskState withHalt(@Nullable String reason) {
        return new DeskState(deskId, sequence, lastHash, lastDecidedAt, policy, reason);
    }

    /** The state after one more journal entry. */
    public DeskState advanced(long toSequence, Digest hash, Instant decidedAt) {
        if (toSequence != sequence + 1) {
            throw new IllegalStateException(
                    "desk " + deskId + " is at " + sequence + ", not before " + toSequence);
        }
        return new DeskState(deskId, toSequence, hash, decidedAt, policy, haltedBecause);
    }
}
