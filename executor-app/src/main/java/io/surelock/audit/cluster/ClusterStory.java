package io.surelock.audit.cluster;

import io.surelock.bet.AccountId;
import io.surelock.event.PublicEvent;
import io.surelock.journal.JournalEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several workers did: what was published, what they wrote, and what the bookmaker saw.
 *
 * @param workers how many instances ran, each a process
 * @param happenings what was done to them, one sentence each, in order
 * @param pairs every valid arb published, once each
 * @param repeated how often an arb was published, where that was more than once
 * @param wrongKeys arbs that were published under a wrong key
 * @param invalid coordinates of the invalid inputs, as {@code topic-partition@offset}
 * @param sends every send the bookmaker saw, in order
 * @param journal every entry, in order
 * @param journalProblems where the stored bytes are not one chain, one sentence each
 * @param events the public events, each as often as it was published
 * @param deadLetters coordinates of the records in {@code dead-letters}
 * @param rests what was tried on accounts that rest
 * @param redis what was tried with the mirror
 */
public record ClusterStory(
        int workers,
        List<String> happenings,
        Set<String> pairs,
        Map<String, Integer> repeated,
        Set<String> wrongKeys,
        List<String> invalid,
        List<Send> sends,
        List<JournalEntry> journal,
        List<String> journalProblems,
        List<PublicEvent> events,
        List<String> deadLetters,
        List<Rest> rests,
        List<RedisTrial> redis) {

    public ClusterStory {
        happenings = List.copyOf(happenings);
        pairs = Set.copyOf(pairs);
        repeated = Map.copyOf(repeated);
        wrongKeys = Set.copyOf(wrongKeys);
        invalid = List.copyOf(invalid);
        sends = List.copyOf(sends);
        journal = List.copyOf(journal);
        journalProblems = List.copyOf(journalProblems);
        events = List.copyOf(events);
        deadLetters = List.copyOf(deadLetters);
        rests = List.copyOf(rests);
        redis = List.copyOf(redis);
    }

    /**
     * One send of a bet.
     *
     * @param bet {@code pair/leg}
     * @param reference the idempotency key the bookmaker sees
     * @param worker the instance that sent it
     */
    public record Send(String bet, String reference, String worker, Instant at) {}

    /**
     * An arb on an account that rests, published after something had happened to the workers.
     *
     * @param onEmptyFolder whether the instance that decides began with nothing on its disk
     * @param until when the cooldown ends, as its start was recorded
     * @param killed the instance that was killed before
     * @param decidedBy the instance that had the desk when the arb was decided on
     */
    public record Rest(
            boolean onEmptyFolder,
            AccountId account,
            String pair,
            Instant until,
            String killed,
            String decidedBy) {}

    /**
     * An arb on an account whose key in Redis says something else than the log.
     *
     * @param what was done to Redis
     * @param executed what must have become of the arb
     * @param taken the key that was deleted; null where one was planted
     */
    public record RedisTrial(
            String what, String pair, boolean executed, @Nullable KeyTaken taken) {}

    /**
     * A key of a cooldown as the running mirror had written it, before it was deleted.
     *
     * @param value null if it was never there
     * @param endsFrom the earliest instant at which it was to end, by the clock of Redis
     * @param endsBy the latest
     * @param deleted how many keys Redis says that it deleted
     */
    public record KeyTaken(
            AccountId account,
            String key,
            @Nullable String value,
            Instant endsFrom,
            Instant endsBy,
            long deleted) {}
}
