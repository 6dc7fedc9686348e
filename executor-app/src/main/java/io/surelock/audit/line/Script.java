package io.surelock.audit.line;

import io.surelock.bet.BetId;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.Policy;
import io.surelock.scenario.Expectation;
import io.surelock.scenario.Scenario;
import io.surelock.scenario.Step;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is played for a line: a scenario, written in the lines' words. */
public final class Script {

    /** When every script begins, unless it says something else. */
    static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    /** The account of the positive leg, where a script names none. */
    static final String POSITIVE = "wl1:alpha:ACC_001";

    /** The account of the hedge. */
    static final String HEDGE = "wl2:beta:ACC_002";

    /** The operator of all commands. */
    static final String OPERATOR = "auditor";

    private final String name;
    private final Instant start;
    private final List<Step> steps = new ArrayList<>();
    private final Map<BetId, BetScript> bets = new HashMap<>();
    private Duration run = Duration.ofMinutes(20);
    private int commands;

    private Script(String name, Instant start) {
        this.name = name;
        this.start = start;
    }

    /** A script of that name. */
    static Script named(String name) {
        return new Script(name, START);
    }

    /** A script that begins at a time of its own. */
    static Script named(String name, Instant start) {
        return new Script(name, start);
    }

    /** Names it among all scripts. */
    public String name() {
        return name;
    }

    /** An arb on the usual accounts. */
    Script offer(Duration at, String pair) {
        return offer(at, pair, POSITIVE, HEDGE);
    }

    /** An arb on these accounts, each as {@code whitelabel:provider:account}. */
    Script offer(Duration at, String pair, String positive, String hedge) {
        return offer(at, pair, positive, hedge, Duration.ZERO);
    }

    /** An arb that was found some time before it is published. */
    Script offer(Duration at, String pair, String positive, String hedge, Duration age) {
        Instant published = start.plus(at);
        return payload(at, json(pair, positive, hedge, published.minus(age), "100.00"));
    }

    /** Another arb under a pair id that is used already. */
    Script conflicting(Duration at, String pair) {
        return payload(at, json(pair, POSITIVE, HEDGE, start.plus(at), "55.00"));
    }

    /** Whatever a producer may publish. */
    Script payload(Duration at, String json) {
        steps.add(new Step.Offer(start.plus(at), json));
        return this;
    }

    /** An arb under a key that is not its desk's. */
    Script offerWithKey(
            Duration at, @Nullable String key, String pair, String positive, String hedge) {
        Instant published = start.plus(at);
        steps.add(
                new Step.KeyedOffer(
                        published, key, json(pair, positive, hedge, published, "100.00")));
        return this;
    }

    /** The desk dies and another goes on. */
    Script restart(Duration at) {
        steps.add(new Step.Restart(start.plus(at)));
        return this;
    }

    /** The desk's clock is set that far from the true time. */
    Script setClock(Duration at, Duration by) {
        steps.add(new Step.ClockSet(start.plus(at), by));
        return this;
    }

    /** The auditor gives a command. */
    Script command(Duration at, Action action) {
        String id = "audit-" + name.hashCode() + "-" + ++commands;
        steps.add(
                new Step.Command(
                        new OperatorCommand(
                                id, Policy.MAIN_DESK, start.plus(at), OPERATOR, action)));
        return this;
    }

    /** What the bookmaker does with a bet. */
    Script bet(String bet, BetScript script) {
        bets.put(BetId.parse(bet), script);
        return this;
    }

    /** How much time passes. */
    Script runFor(Duration length) {
        run = length;
        return this;
    }

    /** The scenario. */
    public Scenario scenario() {
        List<Step> ordered = new ArrayList<>(steps);
        ordered.sort(Comparator.comparing(Step::at));
        return new Scenario(
                name, "audit", start, Policy.DEFAULT, ordered, bets, run, Expectation.NONE);
    }

    private static String json(
            String pair, String positive, String hedge, Instant detectedAt, String stake) {
        return """
        {"pairId":"%s","deskId":"main","detectedAt":"%s","sport":"football",\
        "event":{"id":"audit-event","name":"Home v Away"},"expectedProfit":"5.00",\
        "positive":{"account":"%s","marketId":"m1","selectionId":"over","odds":"2.1000",\
        "stake":"%s","currency":"EUR"},\
        "hedge":{"account":"%s","marketId":"m1","selectionId":"under","odds":"2.0000",\
        "stake":"105.00","currency":"EUR"}}"""
                .formatted(pair, detectedAt, positive, stake, hedge);
    }
}
