package io.surelock.check.log;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was recorded of one pair.
 *
 * @param facts by source, within each in the order of the log
 * @param cutOff whether there were more than are kept
 */
public record PairStory(String desk, String pairId, List<Fact> facts, boolean cutOff) {

    public static final List<String> LEGS = List.of("positive", "hedge");

    public PairStory {
        facts = List.copyOf(facts);
    }

    public String bet(String leg) {
        return pairId + "/" + leg;
    }

    /** The journal's entries in their order, with the events of this pair. */
    public List<Entry> entries() {
        return of(Source.ENTRY).map(fact -> new Entry(fact.at(), fact.data())).toList();
    }

    public Stream<Fact> of(Source source) {
        return facts.stream().filter(fact -> fact.source() == source);
    }

    /** The facts that speak of one bet. */
    public List<Fact> of(Source source, String bet) {
        return of(source).filter(fact -> betOf(fact.data()).equals(bet)).toList();
    }

    /** The journal's events of one kind about one bet, such as {@code BetRequested}. */
    public Stream<JsonNode> events(String type, String bet) {
        return entries().stream()
                .flatMap(entry -> entry.events(type))
                .filter(event -> betOf(event).equals(bet));
    }

    /** The first entry that has such an event of this bet; null if none has. */
    public @Nullable Entry firstAcceptance(String bet) {
        return entries().stream()
                .filter(entry -> acceptances(entry, bet).findAny().isPresent())
                .findFirst()
                .orElse(null);
    }

    /**
     * How long the bet is looked up, if it is or was in doubt. A bookmaker that needs longer to
     * prove absence moves the end.
     */
    public Optional<Instant> doubtedUntil(String bet) {
        return Stream.concat(events("BetDoubted", bet), events("LookupDeadlineExtended", bet))
                .map(event -> Json.requireInstant(event, "deadline"))
                .max(Instant::compareTo);
    }

    /** Acceptances of this bet that the entry records. */
    public static Stream<JsonNode> acceptances(Entry entry, String bet) {
        return entry.events("BetExecuted")
                .filter(event -> Json.text(event, "bet").equals(bet))
                .filter(event -> Json.text(event, "status").equals("accepted"));
    }

    /** Whether an event of this kind was ever recorded for the pair. */
    public boolean has(String eventType) {
        return entries().stream().anyMatch(entry -> entry.events(eventType).findAny().isPresent());
    }

    /** What the bookmaker took of one bet, by its ledger. */
    public List<Fact> accepted(String bet) {
        return of(Source.LEDGER, bet).stream()
                .filter(line -> line.text("outcome").equals("accepted"))
                .toList();
    }

    /** The bet that an event or a record names, itself or in its order. */
    public static String betOf(JsonNode node) {
        return node.has("order") ? Json.text(node.path("order"), "bet") : Json.text(node, "bet");
    }
}
