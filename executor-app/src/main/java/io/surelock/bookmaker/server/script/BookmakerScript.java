package io.surelock.bookmaker.server.script;

import io.surelock.bet.BetId;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Everything a bookmaker process is told to play.
 *
 * @param abilities what it can do
 * @param sessions who may log in
 * @param rate how many calls it lets through; null for all
 * @param latency before every answer
 * @param processing between the arrival of a bet and its writing
 * @param settlement how bets end
 * @param rates what goes wrong how often, with bets that have no plan of their own
 * @param timing how long faults take
 * @param bets plans by bet
 */
public record BookmakerScript(
        Abilities abilities,
        SessionRules sessions,
        @Nullable RateLimit rate,
        DelayRange latency,
        DelayRange processing,
        SettlementRules settlement,
        FaultRates rates,
        FaultTiming timing,
        Map<BetId, BetPlan> bets) {

    /** A good bookmaker on a good day. */
    public static final BookmakerScript DEFAULT =
            new BookmakerScript(
                    Abilities.BEST,
                    SessionRules.DEFAULT,
                    null,
                    DelayRange.NONE,
                    DelayRange.NONE,
                    SettlementRules.DEFAULT,
                    FaultRates.NONE,
                    FaultTiming.DEFAULT,
                    Map.of());

    public BookmakerScript {
        bets = Map.copyOf(bets);
    }

    /** The plan of a bet: its own, or what the draw brings. */
    public BetPlan planOf(BetId bet) {
        BetPlan own = bets.get(bet);
        return own != null ? own : BetPlan.of(rates.drawn(bet));
    }

    /** The same script with other abilities. */
    public BookmakerScript with(Abilities other) {
        return new BookmakerScript(
                other, sessions, rate, latency, processing, settlement, rates, timing, bets);
    }

    /** The same script with other rates of faults. */
    public BookmakerScript with(FaultRates other) {
        return new BookmakerScript(
                abilities, sessions, rate, latency, processing, settlement, other, timing, bets);
    }

    /** The same script with other times of faults. */
    public BookmakerScript with(FaultTiming other) {
        return new BookmakerScript(
                abilities, sessions, rate, latency, processing, settlement, rates, other, bets);
    }

    /** The same script with other rules for sessions. */
    public BookmakerScript with(SessionRules other) {
        return new BookmakerScript(
                abilities, other, rate, latency, processing, settlement, rates, timing, bets);
    }

    /** The same script with another settlement. */
    public BookmakerScript with(SettlementRules other) {
        return new BookmakerScript(
                abilities, sessions, rate, latency, processing, other, rates, timing, bets);
    }

    /** The same script with a limit of calls. */
    public BookmakerScript with(RateLimit other) {
        return new BookmakerScript(
                abilities, sessions, other, latency, processing, settlement, rates, timing, bets);
    }

    /** The same script with a time between the arrival of a bet and its writing. */
    public BookmakerScript processing(DelayRange other) {
        return new BookmakerScript(
                abilities, sessions, rate, latency, other, settlement, rates, timing, bets);
    }

    /** The same script with plans for these bets, in place of all others. */
    public BookmakerScript with(Map<BetId, BetPlan> plans) {
        return new BookmakerScript(
                abilities, sessions, rate, latency, processing, settlement, rates, timing, plans);
    }
}
