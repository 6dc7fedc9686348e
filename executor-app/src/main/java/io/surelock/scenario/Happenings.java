package io.surelock.scenario;

import io.surelock.bet.BetId;
import io.surelock.event.PublicEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was seen from outside while a scenario played. */
final class Happenings {

    private final List<String> events = new ArrayList<>();
    private final Set<String> eventIds = new HashSet<>();
    private final Map<BetId, Integer> sends = new HashMap<>();
    private final Map<BetId, Integer> polls = new HashMap<>();
    private final Map<String, VirtualOutput.KeyWritten> keys = new HashMap<>();
    private final List<String> deadLetters = new ArrayList<>();

    /** Each event counts once, however often it was published. */
    void published(PublicEvent event) {
        if (eventIds.add(event.eventId())) {
            events.add(EventLine.of(event));
        }
    }

    void sent(BetId bet) {
        sends.merge(bet, 1, Integer::sum);
    }

    void polled(BetId bet) {
        polls.merge(bet, 1, Integer::sum);
    }

    void written(VirtualOutput.KeyWritten key) {
        keys.put(key.key(), key);
    }

    void refused(String reason) {
        deadLetters.add(reason);
    }

    List<String> events() {
        return List.copyOf(events);
    }

    int sends(BetId bet) {
        return sends.getOrDefault(bet, 0);
    }

    int polls(BetId bet) {
        return polls.getOrDefault(bet, 0);
    }

    /** The last write to a key, or null if there was none. */
    VirtualOutput.@Nullable KeyWritten key(String name) {
        return keys.get(name);
    }

    List<String> deadLetters() {
        return List.copyOf(deadLetters);
    }
}
