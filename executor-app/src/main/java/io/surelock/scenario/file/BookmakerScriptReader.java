package io.surelock.scenario.file;

import io.surelock.bet.BetId;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.bookmaker.server.script.Abilities;
import io.surelock.bookmaker.server.script.BetPlan;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.bookmaker.server.script.DelayRange;
import io.surelock.bookmaker.server.script.Fault;
import io.surelock.bookmaker.server.script.FaultRates;
import io.surelock.bookmaker.server.script.FaultTiming;
import io.surelock.bookmaker.server.script.RateLimit;
import io.surelock.bookmaker.server.script.SessionRules;
import io.surelock.bookmaker.server.script.SettlementRules;
import io.surelock.settlement.PollAnswer;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a bookmaker process is to play. */
public final class BookmakerScriptReader {

    private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "false", false);
    private static final Map<String, Fault> FAULTS = faults();

    private BookmakerScriptReader() {}

    /**
     * The script of a file, which is one YAML document; an empty one is the script of a bookmaker
     * without faults.
     *
     * @throws ScenarioFileException if the file cannot be read, or says something else than a
     *     script can
     */
    public static BookmakerScript read(Path file) throws ScenarioFileException {
        return read(file.toString(), ScenarioReader.text(file));
    }

    /**
     * The script of a text.
     *
     * @param file names the text in errors
     */
    public static BookmakerScript read(String file, String text) throws ScenarioFileException {
        List<YamlNode> documents = YamlDocuments.read(file, text);
        if (documents.size() > 1) {
            throw new ScenarioFileException(file + " holds more than one script");
        }
        return documents.isEmpty()
                ? BookmakerScript.DEFAULT
                : script(Fields.of(file, "", documents.getFirst()));
    }

    private static BookmakerScript script(Fields fields) throws ScenarioFileException {
        var script =
                new BookmakerScript(
                        abilities(fields.object("abilities")),
                        sessions(fields.object("sessions")),
                        rate(fields.object("rate")),
                        delay(fields, "latency"),
                        delay(fields, "processing"),
                        settlement(fields.object("settlement")),
                        rates(fields.object("faults")),
                        timing(fields.object("timing")),
                        bets(fields.object("bets")));
        fields.done();
        return script;
    }

    private static Abilities abilities(@Nullable Fields fields) throws ScenarioFileException {
        Abilities best = Abilities.BEST;
        if (fields == null) {
            return best;
        }
        boolean none = "none".equals(fields.text("window"));
        Abilities abilities =
                new Abilities(
                        none ? null : time(fields, "window", Abilities.FOR_EVER),
                        yes(fields, "refusesLate", best.refusesLate()),
                        yes(fields, "cancels", best.cancels()),
                        time(fields, "visibilityDelay", best.visibilityDelay()),
                        yes(fields, "completeAbsence", best.completeAbsence()));
        fields.done();
        return abilities;
    }

    private static SessionRules sessions(@Nullable Fields fields) throws ScenarioFileException {
        SessionRules standard = SessionRules.DEFAULT;
        if (fields == null) {
            return standard;
        }
        Duration lifetime = time(fields, "lifetime", standard.lifetime());
        if (lifetime.isZero()) {
            throw fields.error("lifetime", "over 0s");
        }
        SessionRules rules =
                new SessionRules(lifetime, fields.text("username"), fields.text("password"));
        fields.done();
        return rules;
    }

    private static @Nullable RateLimit rate(@Nullable Fields fields) throws ScenarioFileException {
        if (fields == null) {
            return null;
        }
        Integer perSecond = fields.count("perSecond");
        if (perSecond == null || perSecond == 0) {
            throw fields.error("perSecond", "a whole number, 1 or more");
        }
        Integer burst = fields.count("burst");
        if (burst != null && burst == 0) {
            throw fields.error("burst", "a whole number, 1 or more");
        }
        fields.done();
        return new RateLimit(perSecond, burst == null ? perSecond : burst);
    }

    /** One duration, or {@code {from, to}}. */
    private static DelayRange delay(Fields fields, String name) throws ScenarioFileException {
        if (!(fields.node(name) instanceof YamlNode.Mapping mapping)) {
            Duration fixed = time(fields, name, Duration.ZERO);
            return new DelayRange(fixed, fixed);
        }
        Fields range = Fields.of(fields.file(), name, mapping);
        Duration from = time(range, "from", Duration.ZERO);
        Duration to = time(range, "to", from);
        if (to.compareTo(from) < 0) {
            throw range.error("to", "no less than from");
        }
        range.done();
        return new DelayRange(from, to);
    }

    private static SettlementRules settlement(@Nullable Fields fields)
            throws ScenarioFileException {
        SettlementRules standard = SettlementRules.DEFAULT;
        if (fields == null) {
            return standard;
        }
        List<PollAnswer> positive = BookmakerSection.settle(fields, "positive");
        List<PollAnswer> hedge = BookmakerSection.settle(fields, "hedge");
        SettlementRules rules =
                new SettlementRules(
                        time(fields, "step", standard.step()),
                        positive.isEmpty() ? standard.positive() : positive,
                        hedge.isEmpty() ? standard.hedge() : hedge);
        fields.done();
        return rules;
    }

    private static FaultTiming timing(@Nullable Fields fields) throws ScenarioFileException {
        FaultTiming standard = FaultTiming.DEFAULT;
        if (fields == null) {
            return standard;
        }
        FaultTiming timing =
                new FaultTiming(
                        time(fields, "late", standard.late()),
                        time(fields, "hang", standard.hang()),
                        time(fields, "notFound", standard.notFound()),
                        time(fields, "change", standard.change()));
        fields.done();
        return timing;
    }

    private static FaultRates rates(@Nullable Fields fields) throws ScenarioFileException {
        if (fields == null) {
            return FaultRates.NONE;
        }
        String seed = fields.text("seed", "0");
        if (!seed.matches("-?\\d{1,18}")) {
            throw fields.error("seed", "a whole number of at most 18 digits");
        }
        Map<Fault, Integer> millionths = new EnumMap<>(Fault.class);
        for (Map.Entry<String, Fault> fault : FAULTS.entrySet()) {
            String text = fields.text(fault.getKey());
            if (text != null) {
                if (!text.matches("0(\\.\\d{1,6})?|1(\\.0{1,6})?")) {
                    throw fields.error(fault.getKey(), "a probability from 0 to 1 such as 0.05");
                }
                millionths.put(
                        fault.getValue(), new BigDecimal(text).movePointRight(6).intValueExact());
            }
        }
        fields.done();
        try {
            return new FaultRates(Long.parseLong(seed), millionths);
        } catch (IllegalArgumentException e) {
            throw new ScenarioFileException(
                    fields.file() + " line " + fields.line() + ": " + e.getMessage(), e);
        }
    }

    private static Map<BetId, BetPlan> bets(@Nullable Fields fields) throws ScenarioFileException {
        Map<BetId, BetPlan> plans = new LinkedHashMap<>();
        if (fields != null) {
            for (String name : fields.names()) {
                BetId bet = fields.bet(name);
                Fields plan = fields.object(name);
                plans.put(bet, plan == null ? BetPlan.NORMAL : plan(plan));
            }
        }
        return plans;
    }

    private static BetPlan plan(Fields fields) throws ScenarioFileException {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        for (YamlNode item : fields.items("faults")) {
            Fault fault = item instanceof YamlNode.Scalar text ? FAULTS.get(text.text()) : null;
            if (fault == null) {
                throw fields.itemError(
                        "faults", item, "one of " + String.join(", ", FAULTS.keySet()));
            }
            if (faults.stream().anyMatch(other -> other.moment() == fault.moment())) {
                throw fields.itemError("faults", item, "faults of different moments");
            }
            faults.add(fault);
        }
        String reason = fields.text("reason");
        BetScript terms = BookmakerSection.terms(fields);
        fields.done();
        return new BetPlan(
                faults, reason, terms.matched(), terms.odds(), terms.after(), terms.settle());
    }

    private static Duration time(Fields fields, String name, Duration otherwise)
            throws ScenarioFileException {
        Duration duration = fields.duration(name, otherwise);
        if (duration.isNegative()) {
            throw fields.error(name, "0s or more");
        }
        return duration;
    }

    private static boolean yes(Fields fields, String name, boolean otherwise)
            throws ScenarioFileException {
        return fields.choice(name, otherwise, YES_OR_NO);
    }

    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        for (Fault fault : Fault.values()) {
            faults.put(fault.label(), fault);
        }
        return faults;
    }
}
