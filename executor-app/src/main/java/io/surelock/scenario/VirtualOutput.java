package io.surelock.scenario;

import io.surelock.event.PublicEvent;
import io.surelock.journal.JournalEntry;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.PlaceBet;
import io.surelock.settlement.PollRequest;

import java.time.Instant;

/** One thing that came out of an executor. */
public sealed interface VirtualOutput {

    /** A journal entry, which comes before everything that its decision sends out. */
    record Journaled(JournalEntry entry) implements VirtualOutput {}

    /** On {@code executor-events}. */
    record Published(PublicEvent event) implements VirtualOutput {}

    /** An order to send a bet. */
    record Placement(PlaceBet order) implements VirtualOutput {}

    /** An order to look a bet up. */
    record Lookup(LookUpBet order) implements VirtualOutput {}

    /** An order to ask how a bet stands. */
    record Poll(PollRequest order) implements VirtualOutput {}

    /**
     * What the mirror would write to Redis, whether or not it is past.
     *
     * @param json the value
     * @param beganAt when the cooldown or exposure began
     * @param expiresAt when the key ends
     */
    record KeyWritten(String key, String json, Instant beganAt, Instant expiresAt)
            implements VirtualOutput {}

    /**
     * An input that was refused.
     *
     * @param reason in words
     */
    record DeadLetter(String reason) implements VirtualOutput {}
}
