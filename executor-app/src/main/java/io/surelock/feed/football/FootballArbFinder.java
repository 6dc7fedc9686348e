package io.surelock.feed.football;

import io.surelock.feed.ArbArithmetic;
import io.surelock.feed.FeedArb;
import io.surelock.feed.FeedEvent;
import io.surelock.feed.FeedSelection;
import io.surelock.feed.football.FootballMarket.Side;
import io.surelock.feed.football.FootballMatch.Teams;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/**
 * Finds the arbs of a football-data file, in file order, and within a match in the order of {@link
 * FootballMarket}. It reads as far as it is asked and holds the arbs of one row.
 *
 * <p>The rules:
 *
 * <ul>
 *   <li>A row without a score is skipped, and so is a market without a line or without both prices.
 *   <li>The price of a side is the best of the market ({@code Max…}); its bookmaker is {@code
 *       bet365}, else {@code pinnacle}, where their price is the same number, else {@code market-a}
 *       for over and home, {@code market-b} for under and away.
 *   <li>An arb exists where both prices are over 1, the bookmakers differ, and {@code 1/first +
 *       1/second < 1}, computed exactly.
 *   <li>The positive leg is the side with the lower odds, the first side if they are equal. It gets
 *       100.00 EUR; the hedge gets {@code 100 × positive odds / hedge odds}, HALF_UP to cents.
 *   <li>The pair id is {@code fd-{Div}-{yyyyMMdd}-{n}-{ou|ah}-{open|close}}, n being the number of
 *       the data row in its file from 1, skipped rows counted. Ids are unique within a file.
 *   <li>The results of both legs follow from the final score.
 *   <li>{@code expectedProfit} is the smaller profit of the two cases in which one leg wins and the
 *       other loses. Half of it remains on a quarter line settled in halves, nothing when both are
 *       void.
 * </ul>
 */
public final class FootballArbFinder implements Iterator<FootballArb> {

    private static final String SPORT = "football";

    private final FootballDataFile file;
    private final Queue<FootballArb> found = new ArrayDeque<>();

    /** Finds the arbs in the rest of the file, which the caller closes. */
    public FootballArbFinder(FootballDataFile file) {
        this.file = file;
    }

    /**
     * Whether there is another arb; reads on until one is found.
     *
     * @throws io.surelock.feed.FeedFileException if the rest of the file cannot be read
     */
    @Override
    public boolean hasNext() {
        while (found.isEmpty() && file.hasNext()) {
            FootballRow row = file.next();
            match(row).ifPresent(match -> findIn(row, match));
        }
        return !found.isEmpty();
    }

    @Override
    public FootballArb next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more arbs in " + file.file());
        }
        return found.remove();
    }

    private static Optional<FootballMatch> match(FootballRow row) {
        Optional<Integer> homeGoals = row.read("FTHG", CellFormat.GOALS);
        Optional<Integer> awayGoals = row.read("FTAG", CellFormat.GOALS);
        if (homeGoals.isEmpty() || awayGoals.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> division = row.require("Div", CellFormat.DIVISION);
        Optional<LocalDate> date = row.require("Date", CellFormat.DATE);
        if (division.isEmpty() || date.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new FootballMatch(
                        division.get(),
                        date.get(),
                        row.read("Time", CellFormat.TIME).orElse(null),
                        new Teams(row.text("HomeTeam"), row.text("AwayTeam")),
                        new Score(homeGoals.get(), awayGoals.get())));
    }

    private void findIn(FootballRow row, FootballMatch match) {
        FeedEvent event = event(row, match);
        for (FootballMarket market : FootballMarket.values()) {
            BestPrices.in(row, market)
                    .filter(FootballArbFinder::isArb)
                    .ifPresent(prices -> found.add(arb(event, match, prices)));
        }
    }

    private static FeedEvent event(FootballRow row, FootballMatch match) {
        String id =
                "fd-%s-%s-%d"
                        .formatted(
                                match.division(),
                                DateTimeFormatter.BASIC_ISO_DATE.format(match.date()),
                                row.number());
        return new FeedEvent(id, SPORT, match.name(), match.kickOff());
    }

    private static boolean isArb(BestPrices prices) {
        return !prices.first().bookmaker().equals(prices.second().bookmaker())
                && ArbArithmetic.isArb(prices.first().odds(), prices.second().odds());
    }

    private static FootballArb arb(FeedEvent event, FootballMatch match, BestPrices prices) {
        FeedArb.Side first = side(event, match, prices, Side.FIRST);
        FeedArb.Side second = side(event, match, prices, Side.SECOND);
        boolean firstIsPositive = first.odds() <= second.odds();
        FeedArb arb =
                FeedArb.staked(
                        event.id() + "-" + prices.market().code(),
                        event,
                        firstIsPositive ? first : second,
                        firstIsPositive ? second : first);
        return new FootballArb(match, prices.market(), prices.line(), arb);
    }

    private static FeedArb.Side side(
            FeedEvent event, FootballMatch match, BestPrices prices, Side side) {
        FootballMarket market = prices.market();
        BestPrices.Price price = side == Side.FIRST ? prices.first() : prices.second();
        FeedSelection selection =
                new FeedSelection(
                        event.id() + "-" + market.kind().code(),
                        market.selection(side),
                        market.lineOf(side, prices.line()));
        return new FeedArb.Side(
                price.bookmaker(),
                selection,
                price.odds(),
                market.settle(side, match.score(), prices.line()));
    }
}
