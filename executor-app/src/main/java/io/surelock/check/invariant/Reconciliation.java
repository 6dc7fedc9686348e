package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.Entry;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** What two outcomes mean together, once more and by the table alone, against what was decided. */
final class Reconciliation {

    private static final Set<String> HALVES = Set.of("half_won", "half_lost");

    /** Exposures that two final outcomes make, and nothing else does. */
    private static final Set<String> EXPOSURES =
            Set.of(
                    "both_won",
                    "both_lost",
                    "positive_void_hedge_active",
                    "hedge_void_positive_active",
                    "partial_settlement",
                    "outcome_unknown");

    private final PairStory story;
    private final Consumer<String> violations;
    private final Set<String> accepted = new HashSet<>();
    private final Map<String, String> outcomes = new HashMap<>();

    /**
     * The results of a pair.
     *
     * @param violations takes one sentence for each that its outcomes do not make
     */
    Reconciliation(PairStory story, Consumer<String> violations) {
        this.story = story;
        this.violations = violations;
    }

    void check() {
        for (Entry entry : story.entries()) {
            for (JsonNode event : entry.events()) {
                take(entry, event);
            }
        }
    }

    private void take(Entry entry, JsonNode event) {
        switch (Json.text(event, "type")) {
            case "BetExecuted" -> {
                if (Json.text(event, "status").equals("accepted")) {
                    accepted.add(Json.text(event, "bet"));
                }
            }
            case "BetSettled" -> outcomes.put(Json.text(event, "bet"), Json.text(event, "outcome"));
            case "PairReconciled" -> {
                String told = Json.text(event, "result");
                require(entry, told, told.equals("expected") || told.equals("both_void"));
            }
            case "ExposureRaised" -> {
                String told = Json.text(event.path("exposure"), "reason");
                if (EXPOSURES.contains(told)) {
                    require(entry, told, true);
                }
            }
            default -> {}
        }
    }

    private void require(Entry entry, String told, boolean possible) {
        List<String> bets = PairStory.LEGS.stream().map(story::bet).toList();
        String due =
                accepted.containsAll(bets)
                        ? result(outcomes.get(bets.getFirst()), outcomes.get(bets.getLast()))
                        : null;
        if (!possible || !told.equals(due)) {
            violations.accept(
                    "%s ends as %s by %s, but its outcomes make %s"
                            .formatted(
                                    story.pairId(),
                                    told,
                                    entry.where(),
                                    Objects.requireNonNullElse(due, "nothing yet")));
        }
    }

    /** The table; null while an outcome is missing. */
    private static @Nullable String result(@Nullable String positive, @Nullable String hedge) {
        if (positive == null || hedge == null) {
            return null;
        }
        if (positive.equals("settled") || hedge.equals("settled")) {
            return "outcome_unknown";
        }
        if (positive.equals("void")) {
            return hedge.equals("void") ? "both_void" : "positive_void_hedge_active";
        }
        if (hedge.equals("void")) {
            return "hedge_void_positive_active";
        }
        if (HALVES.contains(positive) || HALVES.contains(hedge)) {
            return "partial_settlement";
        }
        return switch (positive + " " + hedge) {
            case "won lost", "lost won" -> "expected";
            case "won won" -> "both_won";
            case "lost lost" -> "both_lost";
            default -> null;
        };
    }
}
