package io.surelock.scenario.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.scenario.Step;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * Reads what producers publish, into the JSON that they would publish. Values are not looked at: an
 * opportunity may be invalid. A field given as null is left out; {@code raw} is the payload itself.
 */
final class OpportunitySection {

    private final Instant start;

    OpportunitySection(Instant start) {
        this.start = start;
    }

    Step read(Fields fields) throws ScenarioFileException {
        Instant at = start.plus(fields.duration("at", Duration.ZERO));
        String raw = fields.text("raw");
        String json = raw != null ? raw : json(fields, at);
        fields.done();
        return new Step.Offer(at, json);
    }

    private String json(Fields fields, Instant at) throws ScenarioFileException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "pairId", fields.text("pairId"));
        put(json, "deskId", fields.text("deskId"));
        put(json, "detectedAt", detectedAt(fields, at));
        put(json, "expiresAt", fields.instant("expiresAt", start));
        put(json, "sport", standard(fields, "sport", "football"));
        if (!fields.has("event") || fields.node("event") != null) {
            json.set("event", event(fields.object("event")));
        }
        put(json, "expectedSettlementAt", fields.instant("expectedSettlementAt", start));
        put(json, "expectedProfit", standard(fields, "expectedProfit", "0"));
        leg(json, "positive", fields.object("positive"), "over");
        leg(json, "hedge", fields.object("hedge"), "under");
        return json.toString();
    }

    private @Nullable Instant detectedAt(Fields fields, Instant at) throws ScenarioFileException {
        Duration age = fields.duration("age");
        if (!fields.has("detectedAt")) {
            return age == null ? at : at.minus(age);
        }
        if (age != null) {
            throw fields.error("age", "left out where detectedAt is given");
        }
        return fields.instant("detectedAt", start);
    }

    private ObjectNode event(@Nullable Fields fields) throws ScenarioFileException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (fields == null) {
            return json.put("id", "event-1").put("name", "Home v Away");
        }
        put(json, "id", standard(fields, "id", "event-1"));
        put(json, "name", standard(fields, "name", "Home v Away"));
        put(json, "startsAt", fields.instant("startsAt", start));
        fields.done();
        return json;
    }

    private static void leg(
            ObjectNode opportunity, String name, @Nullable Fields fields, String selection)
            throws ScenarioFileException {
        if (fields == null) {
            return;
        }
        ObjectNode json = opportunity.putObject(name);
        account(json, fields);
        put(json, "marketId", either(fields, "market", "marketId", "market-1"));
        put(json, "selectionId", either(fields, "selection", "selectionId", selection));
        for (String field : new String[] {"handicap", "side", "odds", "stake", "currency"}) {
            put(json, field, fields.text(field));
        }
        fields.done();
    }

    /** Three parts make an account; anything else is passed on as it is. */
    private static void account(ObjectNode leg, Fields fields) throws ScenarioFileException {
        YamlNode node = fields.node("account");
        if (node instanceof YamlNode.Mapping) {
            Fields parts = Fields.of(fields.file(), fields.at("account"), node);
            ObjectNode account = leg.putObject("account");
            for (String part : new String[] {"whitelabel", "provider", "account"}) {
                put(account, part, parts.text(part));
            }
            parts.done();
            return;
        }
        String text = fields.text("account");
        String[] parts = text == null ? new String[0] : text.split(":", -1);
        if (parts.length == 3) {
            leg.putObject("account")
                    .put("whitelabel", parts[0])
                    .put("provider", parts[1])
                    .put("account", parts[2]);
        } else {
            put(leg, "account", text);
        }
    }

    private static @Nullable String either(
            Fields fields, String brief, String full, String standard)
            throws ScenarioFileException {
        if (fields.has(brief) && fields.has(full)) {
            throw fields.error(brief, "left out where " + full + " is given");
        }
        return standard(fields, fields.has(full) ? full : brief, standard);
    }

    private static @Nullable String standard(Fields fields, String name, String standard)
            throws ScenarioFileException {
        return fields.has(name) ? fields.text(name) : standard;
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
