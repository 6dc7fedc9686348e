package io.surelock.check.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts what journal entries say by pair and by account. It keeps what is needed to name the
 * accounts of a pair, in the store, and one policy a desk, in memory.
 */
final class JournalIndexer {

    private static final String HOLDS_NOBODY = "none";
    private static final Set<String> TURNED_AWAY = Set.of("Ignored", "ArbBlocked");

    /** After all events of an entry. */
    private static final int LAST = 1_000_000;

    private final FactStore store;
    private final FactIndex index;
    private final Map<String, JsonNode> policies = new HashMap<>();

    JournalIndexer(FactStore store, FactIndex index) {
        this.store = store;
        this.index = index;
    }

    /** Takes the next entry of its partition. */
    void take(Entry entry, LogRecord record) throws CheckException {
        entry.events("PolicyAdopted")
                .forEach(adopted -> policies.put(entry.desk(), adopted.path("policy")));
        Set<String> pairs = new LinkedHashSet<>();
        pairs.add(Entry.pairOf(entry.input()));
        entry.events().forEach(event -> pairs.add(Entry.pairOf(event)));
        pairs.remove("");
        if (!isTurnedAway(entry)) {
            for (String pair : pairs) {
                index.pair(
                        entry.desk(),
                        pair,
                        FactIndex.fact(Source.ENTRY, record, ofPair(entry, pair)),
                        record.partition(),
                        record.offset());
            }
        }
        List<JsonNode> events = entry.events();
        for (int i = 0; i < events.size(); i++) {
            step(entry, events.get(i), i);
        }
    }

    /**
     * Whether an opportunity came to nothing. A producer may repeat it every second; the pair's
     * story is not longer for it.
     */
    private static boolean isTurnedAway(Entry entry) {
        return entry.isOn("OpportunityOffered")
                && entry.events().stream()
                        .allMatch(event -> TURNED_AWAY.contains(Json.text(event, "type")));
    }

    private ObjectNode ofPair(Entry entry, String pair) {
        ObjectNode body = Json.object();
        for (String field : List.of("deskId", "sequence", "decidedAt", "input")) {
            body.set(field, entry.body().path(field));
        }
        body.put(Entry.COOLDOWN, Json.text(policy(entry), "cooldown"));
        ArrayNode events = body.putArray("events");
        entry.events().stream()
                .filter(event -> Entry.pairOf(event).equals(pair))
                .forEach(events::add);
        return body;
    }

    private JsonNode policy(Entry entry) {
        return policies.getOrDefault(entry.desk(), Json.object());
    }

    private void step(Entry entry, JsonNode event, int i) throws CheckException {
        String pair = Entry.pairOf(event);
        switch (Json.text(event, "type")) {
            case "PairOpened" -> opened(entry, event.path("opportunity"), pair, i);
            case "PairCompleted", "PairClosed" -> over(entry, pair, i);
            case "BetExecuted" -> executed(entry, event, pair);
            case "CooldownStarted" ->
                    add(
                            entry,
                            Json.text(event, "account"),
                            AccountStep.Kind.RESTS,
                            pair,
                            Json.requireInstant(event, "until"),
                            i);
            case "ExposureRaised" -> {
                if (!Json.text(policy(entry), "hold").equals(HOLDS_NOBODY)) {
                    onBoth(entry, event.path("exposure"), AccountStep.Kind.HELD, pair, i);
                }
            }
            case "ExposureResolved" ->
                    onBoth(entry, event.path("exposure"), AccountStep.Kind.RESOLVED, pair, i);
            default -> {}
        }
    }

    private void opened(Entry entry, JsonNode opportunity, String pair, int i)
            throws CheckException {
        ObjectNode known = Json.object();
        for (String leg : PairStory.LEGS) {
            known.put(leg, Json.account(opportunity.path(leg)));
        }
        remember(entry, pair, known);
        index.deskOf(pair, entry.desk());
        onBoth(entry, opportunity, AccountStep.Kind.OPENED, pair, i);
    }

    private void over(Entry entry, String pair, int i) throws CheckException {
        ObjectNode known = known(entry, pair);
        if (known == null) {
            return;
        }
        for (String leg : PairStory.LEGS) {
            add(entry, Json.text(known, leg), AccountStep.Kind.FREED, pair, entry.decidedAt(), i);
            if (known.path("accepted-" + leg).asBoolean() && !known.path("complete").asBoolean()) {
                mustRest(entry, Json.text(known, leg), pair);
            }
        }
        known.put("complete", true);
        remember(entry, pair, known);
    }

    /** Whoever has a bet of a complete pair rests, also when the bet turns up late. */
    private void executed(Entry entry, JsonNode event, String pair) throws CheckException {
        ObjectNode known = known(entry, pair);
        if (known == null || !Json.text(event, "status").equals("accepted")) {
            return;
        }
        String bet = Json.text(event, "bet");
        String leg = bet.substring(bet.lastIndexOf('/') + 1);
        known.put("accepted-" + leg, true);
        remember(entry, pair, known);
        if (known.path("complete").asBoolean()) {
            mustRest(entry, Json.text(known, leg), pair);
        }
    }

    private void mustRest(Entry entry, String account, String pair) throws CheckException {
        Duration cooldown = Json.duration(policy(entry), "cooldown");
        Instant until = entry.decidedAt().plus(cooldown);
        add(entry, account, AccountStep.Kind.MUST_REST, pair, until, LAST);
    }

    private void onBoth(Entry entry, JsonNode legs, AccountStep.Kind kind, String pair, int i)
            throws CheckException {
        for (String leg : PairStory.LEGS) {
            add(entry, Json.account(legs.path(leg)), kind, pair, entry.decidedAt(), i);
        }
    }

    private void add(
            Entry entry, String account, AccountStep.Kind kind, String pair, Instant until, int i)
            throws CheckException {
        AccountStep step = new AccountStep(kind, pair, entry.where(), entry.decidedAt(), until);
        index.account(entry.desk(), account, step, entry.sequence(), i);
    }

    private @Nullable ObjectNode known(Entry entry, String pair) throws CheckException {
        byte[] stored = store.get(Keys.of((byte) 'I', entry.desk(), pair));
        return stored != null && Json.parse(stored) instanceof ObjectNode known ? known : null;
    }

    private void remember(Entry entry, String pair, ObjectNode known) throws CheckException {
        store.put(Keys.of((byte) 'I', entry.desk(), pair), Json.bytes(known));
    }
}
