package io.surelock.scenario.file;

import io.surelock.bet.BetId;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.bookmaker.paper.LookupScript;
import io.surelock.bookmaker.paper.PlaceScript;
import io.surelock.settlement.PollAnswer;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what the bookmaker does, bet by bet. */
final class BookmakerSection {

    private static final Map<String, PlaceScript> PLACES =
            byLabel(PlaceScript.values(), PlaceScript::label);
    private static final Map<String, LookupScript> LOOKUPS =
            byLabel(LookupScript.values(), LookupScript::label);
    private static final Map<String, PollAnswer> ANSWERS =
            byLabel(PollAnswer.values(), PollAnswer::label);

    private BookmakerSection() {}

    static Map<BetId, BetScript> read(@Nullable Fields fields) throws ScenarioFileException {
        Map<BetId, BetScript> scripts = new LinkedHashMap<>();
        if (fields != null) {
            for (String name : fields.names()) {
                BetId bet = fields.bet(name);
                Fields script = fields.object(name);
                scripts.put(bet, script == null ? BetScript.DEFAULT : script(script));
            }
        }
        return scripts;
    }

    private static BetScript script(Fields fields) throws ScenarioFileException {
        PlaceScript place = fields.choice("place", PlaceScript.ACCEPT, PLACES);
        LookupScript lookup =
                fields.has("lookup")
                        ? fields.choice("lookup", LookupScript.UNKNOWN, LOOKUPS)
                        : null;
        BetScript terms = terms(fields);
        BetScript script =
                new BetScript(
                        place,
                        fields.text("reason"),
                        lookup,
                        terms.matched(),
                        terms.odds(),
                        terms.after(),
                        terms.settle());
        fields.done();
        return script;
    }

    /** What every kind of script may say of a bet that is taken: how much, at what, and its end. */
    static BetScript terms(Fields fields) throws ScenarioFileException {
        Duration after = fields.duration("after", Duration.ZERO);
        if (after.isNegative()) {
            throw fields.error("after", "0s or more");
        }
        return new BetScript(
                PlaceScript.ACCEPT,
                null,
                null,
                matched(fields),
                odds(fields),
                after,
                settle(fields, "settle"));
    }

    private static @Nullable BigDecimal matched(Fields fields) throws ScenarioFileException {
        String text = fields.text("matched");
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,13}(\\.\\d{1,4})?") || new BigDecimal(text).signum() == 0) {
            throw fields.error("matched", "an amount over 0 such as \"60.00\"");
        }
        return new BigDecimal(text);
    }

    private static @Nullable Odds odds(Fields fields) throws ScenarioFileException {
        String text = fields.text("odds");
        if (text == null) {
            return null;
        }
        try {
            return Odds.of(text);
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw fields.error("odds", "odds over 1 with at most 4 decimals such as \"2.0500\"");
        }
    }

    /** A list of answers to polls; empty where it is missing. */
    static List<PollAnswer> settle(Fields fields, String name) throws ScenarioFileException {
        List<PollAnswer> answers = new ArrayList<>();
        for (YamlNode item : fields.items(name)) {
            PollAnswer answer =
                    item instanceof YamlNode.Scalar scalar ? ANSWERS.get(scalar.text()) : null;
            if (answer == null) {
                throw fields.itemError(name, item, "one of " + String.join(", ", ANSWERS.keySet()));
            }
            answers.add(answer);
        }
        if (answers.isEmpty() && fields.node(name) != null) {
            throw fields.error(name, "one answer or more");
        }
        return answers;
    }

    private static <T> Map<String, T> byLabel(T[] values, Function<T, String> label) {
        Map<String, T> labels = new LinkedHashMap<>();
        for (T value : values) {
            labels.put(label.apply(value), value);
        }
        return labels;
    }
}
