package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.AccountStep;
import io.surelock.check.log.Entry;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;

import java.util.Set;
import java.util.TreeSet;

/**
 * 10: after an exposure nothing more is requested for its pair, but the hedge of an accepted
 * positive leg; and its accounts begin no pair until operators have resolved all their exposures,
 * each by name.
 */
public final class ExposureAbsorbs extends Invariant {

    private String current = "";
    private final Set<String> holds = new TreeSet<>();

    public ExposureAbsorbs() {
        super(10, "an exposure stops its pair and its accounts");
    }

    @Override
    public void pair(PairStory story) {
        boolean raised = false;
        boolean accepted = false;
        for (Entry entry : story.entries()) {
            for (JsonNode event : entry.events()) {
                switch (Json.text(event, "type")) {
                    case "ExposureRaised" -> {
                        tally().checked();
                        raised = true;
                    }
                    case "ExposureResolved" -> requireByName(story, entry, event);
                    case "BetRequested" -> {
                        boolean hedge = PairStory.betOf(event).equals(story.bet("hedge"));
                        if (raised && !(hedge && accepted)) {
                            tally().violation(
                                            "%s was requested by %s, after the exposure of its pair"
                                                    .formatted(
                                                            PairStory.betOf(event), entry.where()));
                        }
                    }
                    default -> {}
                }
            }
            accepted |= PairStory.acceptances(entry, story.bet("positive")).findAny().isPresent();
        }
    }

    private void requireByName(PairStory story, Entry entry, JsonNode event) {
        JsonNode command = entry.input().path("command");
        JsonNode resolution = event.path("exposure").path("resolution");
        boolean byName =
                entry.isOn("CommandGiven")
                        && Json.text(command.path("resolve"), "pair").equals(story.pairId())
                        && !Json.text(command, "operator").isBlank()
                        && Json.text(command, "operator").equals(Json.text(resolution, "by"));
        if (!byName) {
            tally().violation(
                            "the exposure of %s was resolved by %s, on no operator's command that names it"
                                    .formatted(story.pairId(), entry.where()));
        }
    }

    @Override
    public void account(String desk, String account, AccountStep step) {
        String id = desk + "/" + account;
        if (!id.equals(current)) {
            current = id;
            holds.clear();
        }
        switch (step.kind()) {
            case OPENED -> {
                tally().checked();
                if (!holds.isEmpty()) {
                    tally().violation(
                                    "%s began on %s in %s, while it is held by the exposure of %s"
                                            .formatted(
                                                    step.pair(),
                                                    account,
                                                    step.where(),
                                                    holds.iterator().next()));
                }
            }
            case HELD -> holds.add(step.pair());
            case RESOLVED -> holds.remove(step.pair());
            case FREED, RESTS, MUST_REST -> {}
        }
    }
}
