package io.surelock.feed.football;

import io.surelock.feed.Line;
import io.surelock.feed.football.FootballMarket.Side;

import java.util.Optional;

/**
 * The best price of both sides of one market of one match, and who offered it.
 *
 * @param market the market
 * @param line the line of its first side
 * @param first the best price for over or home
 * @param second the best price for under or away
 */
record BestPrices(FootballMarket market, Line line, Price first, Price second) {

    /**
     * A price and its bookmaker.
     *
     * @param bookmaker {@code bet365}, {@code pinnacle}, or the unnamed {@code market-a} (first
     *     side) and {@code market-b} (second side)
     * @param odds in ten-thousandths
     */
    record Price(String bookmaker, int odds) {}

    /** The market as the row has it; empty without a line or without both prices. */
    static Optional<BestPrices> in(FootballRow row, FootballMarket market) {
        Optional<Line> line = line(row, market);
        Optional<Price> first = price(row, market, Side.FIRST);
        Optional<Price> second = price(row, market, Side.SECOND);
        if (line.isEmpty() || first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BestPrices(market, line.get(), first.get(), second.get()));
    }

    private static Optional<Line> line(FootballRow row, FootballMarket market) {
        return switch (market.kind()) {
            case TOTALS -> Optional.of(FootballMarket.TOTALS_LINE);
            case HANDICAP -> row.read(market.lineColumn(), CellFormat.LINE);
        };
    }

    /**
     * The best price of a side is the {@code Max} column. It is Bet365's if Bet365 had that price,
     * else Pinnacle's if Pinnacle had it, else that of a bookmaker the file does not name.
     */
    private static Optional<Price> price(FootballRow row, FootballMarket market, Side side) {
        Optional<Integer> bet365 = price(row, market.priceColumn("B365", side));
        Optional<Integer> pinnacle = price(row, market.priceColumn("P", side));
        Optional<Integer> best = price(row, market.priceColumn("Max", side));
        return best.map(
                odds -> {
                    if (bet365.equals(best)) {
                        return new Price("bet365", odds);
                    }
                    if (pinnacle.equals(best)) {
                        return new Price("pinnacle", odds);
                    }
                    return new Price(side == Side.FIRST ? "market-a" : "market-b", odds);
                });
    }

    private static Optional<Integer> price(FootballRow row, String column) {
        return row.read(column, CellFormat.PRICE);
    }
}
