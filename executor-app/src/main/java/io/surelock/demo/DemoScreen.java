package io.surelock.demo;

import io.surelock.bet.Odds;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.event.EventLeg;
import io.surelock.event.PublicEvent;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One line for each pair as it moves. */
public final class DemoScreen {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final Consumer<String> out;
    private final Map<String, Opportunity> pairs = new ConcurrentHashMap<>();

    /**
     * A screen.
     *
     * @param out takes a line with picocli's colour markup
     */
    public DemoScreen(Consumer<String> out) {
        this.out = out;
    }

    void published(Opportunity opportunity) {
        pairs.put(opportunity.pairId(), opportunity);
    }

    void happened(PublicEvent event) {
        String line = line(event);
        if (line != null) {
            out.accept(TIME.format(event.at()) + "  " + line);
        }
    }

    private @Nullable String line(PublicEvent event) {
        return switch (event) {
            case PublicEvent.ArbSuccess e ->
                    pair(e, "cyan", "hedged")
                            + leg(e.positive())
                            + "  |  "
                            + leg(e.hedge())
                            + "  expects "
                            + e.expectedProfit()
                            + " "
                            + e.positive().stake().currency();
            case PublicEvent.ArbFailed e -> pair(e, "yellow", "failed") + e.reason();
            case PublicEvent.ArbBlocked e ->
                    pair(e, "faint", "blocked")
                            + e.reason()
                            + (e.account() == null ? "" : "  " + e.account());
            case PublicEvent.ArbEmergency e -> pair(e, "bold,red", "EMERGENCY") + e.reason();
            case PublicEvent.PairReconciled e ->
                    pair(e, "green", "reconciled")
                            + (e.result().equals("both_void")
                                    ? "both void"
                                    : e.positive().status() + " / " + e.hedge().status())
                            + "  "
                            + signed(e.realisedProfit().amount())
                            + " "
                            + e.realisedProfit().currency();
            case PublicEvent.ExposureAlert e ->
                    pair(e, "red", "EXPOSURE")
                            + e.reason()
                            + "  "
                            + e.positive().status()
                            + " / "
                            + e.hedge().status()
                            + (e.realisedProfit() == null
                                    ? "  open risk " + e.openRisk()
                                    : "  "
                                            + signed(e.realisedProfit().amount())
                                            + " "
                                            + e.realisedProfit().currency());
            case PublicEvent.ExposureResolved e ->
                    pair(e, "green", "resolved") + "by " + e.by() + ": " + e.note();
            case PublicEvent.BetExecuted _ -> null;
        };
    }

    private String pair(PublicEvent event, String colour, String what) {
        return "@|%s %-10s|@".formatted(colour, what) + "  " + name(event.pairId()) + "  ";
    }

    private String name(String pairId) {
        Opportunity known = pairs.get(pairId);
        return known == null
                ? "%-20s".formatted(pairId)
                : "%-9s  %-34s".formatted(pairId, known.event().name());
    }

    private String leg(EventLeg leg) {
        return leg.account().provider()
                + " "
                + leg.stake().amount()
                + " @ "
                + (leg.odds() == null ? "?" : odds(leg.odds()));
    }

    /** As bookmakers print odds: two decimals, more only where they say something. */
    private static String odds(Odds odds) {
        BigDecimal exact = odds.toBigDecimal().stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2) : exact).toPlainString();
    }

    private static String signed(String amount) {
        return amount.startsWith("-") ? amount : "+" + amount;
    }
}
