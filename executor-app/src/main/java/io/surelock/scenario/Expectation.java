package io.surelock.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.bet.BetId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a scenario must lead to.
 *
 * @param events exactly these event lines in this order; null where anything may happen
 * @param placements how often each of these bets was sent; others are not looked at
 * @param polls how many numbered polls asked about each of these bets; others are not looked at
 * @param keys how these Redis keys must look; others are not looked at
 * @param deadLetters how many inputs were refused; null where it does not matter
 */
public record Expectation(
        @Nullable List<String> events,
        Map<BetId, Integer> placements,
        Map<BetId, Integer> polls,
        List<Key> keys,
        @Nullable Integer deadLetters) {

    /** Anything may happen. */
    public static final Expectation NONE =
            new Expectation(null, Map.of(), Map.of(), List.of(), null);

    public Expectation {
        events = events == null ? null : List.copyOf(events);
        keys = List.copyOf(keys);
    }

    /**
     * How one Redis key must look after its last write.
     *
     * @param written false where the key must never have been written
     * @param expiresIn its expiry, counted from the moment it began; null where it does not matter
     * @param fields what its value must hold among other things; nested objects likewise
     */
    public record Key(
            String name, boolean written, @Nullable Duration expiresIn, ObjectNode fields) {}
}
