package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.Entry;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Stakes, odds and outcomes of a pair's bets, and what they make, computed in decimals from the
 * events alone.
 *
 * @param bets by leg
 * @param expectedProfit the producer's figure
 */
record PairMoney(Map<String, Bet> bets, @Nullable BigDecimal expectedProfit) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * One bet.
     *
     * @param accepted a bookmaker has it
     * @param unknown it may exist, and nobody could find out
     * @param outcome the last final one; empty before
     */
    record Bet(
            String side,
            BigDecimal stake,
            String currency,
            BigDecimal odds,
            boolean accepted,
            boolean unknown,
            String outcome) {

        private Bet with(String newOutcome) {
            return new Bet(side, stake, currency, odds, accepted, unknown, newOutcome);
        }

        private boolean isAtRisk() {
            return unknown || (accepted && outcome.isEmpty());
        }

        /** The winnings of whoever backs: stake times odds minus one. */
        private BigDecimal winnings() {
            return stake.multiply(odds.subtract(BigDecimal.ONE));
        }

        private boolean isBack() {
            return side.equals("BACK");
        }

        BigDecimal largestLoss() {
            return Money.rounded(isBack() ? stake : winnings(), currency);
        }

        /** Null for an outcome that was not told. */
        @Nullable BigDecimal profit() {
            BigDecimal won = isBack() ? winnings() : stake;
            BigDecimal lost = isBack() ? stake.negate() : winnings().negate();
            return switch (outcome) {
                case "won" -> Money.rounded(won, currency);
                case "lost" -> Money.rounded(lost, currency);
                case "half_won" -> Money.rounded(won.divide(TWO), currency);
                case "half_lost" -> Money.rounded(lost.divide(TWO), currency);
                case "void" -> BigDecimal.ZERO;
                default -> null;
            };
        }
    }

    /** As the whole story leaves it. */
    static PairMoney of(PairStory story) {
        return upTo(story, Long.MAX_VALUE);
    }

    /** As the journal leaves it with this sequence. */
    static PairMoney upTo(PairStory story, long sequence) {
        Map<String, Bet> bets = new LinkedHashMap<>();
        BigDecimal expected = null;
        JsonNode legs = Json.object();
        for (Entry entry : story.entries()) {
            if (entry.sequence() > sequence) {
                break;
            }
            for (JsonNode event : entry.events()) {
                if (Json.text(event, "type").equals("PairOpened")) {
                    legs = event.path("opportunity");
                    expected = Json.decimal(legs, "expectedProfit");
                }
                take(bets, legs, event);
            }
        }
        return new PairMoney(bets, expected);
    }

    private static void take(Map<String, Bet> bets, JsonNode legs, JsonNode event) {
        String bet = PairStory.betOf(event);
        String leg = bet.substring(bet.lastIndexOf('/') + 1);
        String side = Json.text(legs.path(leg), "side");
        switch (Json.text(event, "type")) {
            case "BetRequested" -> put(bets, leg, side, event.path("order"), false);
            case "BetExecuted" -> {
                if (Json.text(event, "status").equals("accepted")) {
                    put(bets, leg, side, event, true);
                }
            }
            case "BetGivenUp" ->
                    bets.computeIfPresent(
                            leg,
                            (_, before) ->
                                    new Bet(
                                            before.side(),
                                            before.stake(),
                                            before.currency(),
                                            before.odds(),
                                            false,
                                            true,
                                            ""));
            case "BetSettled" ->
                    bets.computeIfPresent(
                            leg, (_, before) -> before.with(Json.text(event, "outcome")));
            default -> {}
        }
    }

    private static void put(
            Map<String, Bet> bets, String leg, String side, JsonNode terms, boolean accepted) {
        BigDecimal stake = Json.decimal(terms, "stake");
        BigDecimal odds = Json.decimal(terms, "odds");
        if (stake != null && odds != null) {
            bets.put(
                    leg,
                    new Bet(side, stake, Json.text(terms, "currency"), odds, accepted, false, ""));
        }
    }

    @Nullable Bet bet(String leg) {
        return bets.get(leg);
    }

    boolean isAnythingStaked() {
        return bets.values().stream().anyMatch(bet -> bet.accepted() || bet.unknown());
    }

    /** What all accepted bets earned; null until all are final and told. */
    @Nullable BigDecimal realised() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Bet bet : bets.values()) {
            if (bet.unknown()) {
                return null;
            }
            if (bet.accepted()) {
                BigDecimal profit = bet.profit();
                if (profit == null) {
                    return null;
                }
                sum = sum.add(profit);
            }
        }
        return sum;
    }

    /** The largest loss still possible. */
    BigDecimal openRisk() {
        return bets.values().stream()
                .filter(Bet::isAtRisk)
                .map(Bet::largestLoss)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
