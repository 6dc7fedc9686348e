package io.surelock.feed;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * An endless stream of invented, plausible arbs, the same for the same seed. Nothing of it is real:
 * teams and players do not exist, the odds are arbs by the same strict test as real ones, with two
 * decimals and a margin of up to about four percent.
 *
 * <p>Of a thousand arbs about 900 end with one leg won and the other lost, as often on each side as
 * the odds say; 60 with both void; the rest in halves, with one leg void, or with legs that
 * contradict each other.
 */
public final class SyntheticArbs implements Iterator<FeedArb> {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._@-]{1,24}");
    private static final List<String> BOOKMAKERS =
            List.of("bet365", "pinnacle", "market-a", "market-b");

    /** One step of a price with two decimals, in ten-thousandths. */
    private static final int TICK = 100;

    private static final int LOWEST_POSITIVE_TICKS = 140;
    private static final int EVEN_TICKS = 200;
    private static final int MOST_TICKS_OVER_FAIR = 8;

    private final String prefix;
    private final SplittableRandom random;
    private long given;

    /**
     * Starts a stream.
     *
     * @param prefix how its pair ids begin, 1 to 24 of {@code A-Z a-z 0-9 . _ @ -}; the rest is a
     *     number from 1, so streams with different prefixes share no id
     * @param seed any number
     */
    public SyntheticArbs(String prefix, long seed) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "a prefix of pair ids is 1 to 24 of A-Z a-z 0-9 . _ @ -, not " + prefix);
        }
        this.prefix = prefix;
        this.random = new SplittableRandom(seed);
    }

    /** Always true. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public FeedArb next() {
        given = Math.incrementExact(given);
        String pairId = prefix + "-" + given;
        SyntheticEnding ending = SyntheticEnding.draw(random);
        boolean halves = ending == SyntheticEnding.HALVES;
        SyntheticSport sport = halves ? SyntheticSport.FOOTBALL : anyOf(SyntheticSport.ALL);
        FeedEvent event = sport.event(pairId, random);
        SyntheticSport.Sides sides = sport.sides(event, random, halves);
        return random.nextBoolean()
                ? priced(event, sides.first(), sides.second(), ending)
                : priced(event, sides.second(), sides.first(), ending);
    }

    private FeedArb priced(
            FeedEvent event, FeedSelection positive, FeedSelection hedge, SyntheticEnding ending) {
        int positiveOdds = TICK * random.nextInt(LOWEST_POSITIVE_TICKS, EVEN_TICKS);
        int hedgeOdds = hedgeOdds(positiveOdds);
        // Fair chances are in proportion to the other side's odds.
        boolean positiveCameTrue = random.nextInt(positiveOdds + hedgeOdds) < hedgeOdds;
        SyntheticEnding.Results results = ending.results(positiveCameTrue, random.nextBoolean());
        int bookmaker = random.nextInt(BOOKMAKERS.size());
        int other = (bookmaker + 1 + random.nextInt(BOOKMAKERS.size() - 1)) % BOOKMAKERS.size();
        return FeedArb.staked(
                event.id(),
                event,
                new FeedArb.Side(
                        BOOKMAKERS.get(bookmaker), positive, positiveOdds, results.positive()),
                new FeedArb.Side(BOOKMAKERS.get(other), hedge, hedgeOdds, results.hedge()));
    }

    /** A price a few steps over the one at which the pair would just return its stakes. */
    private int hedgeOdds(int positiveOdds) {
        int fair =
                Math.toIntExact(
                        (long) ArbArithmetic.ODDS_ONE
                                * positiveOdds
                                / (positiveOdds - ArbArithmetic.ODDS_ONE));
        return TICK * (fair / TICK + 1 + random.nextInt(MOST_TICKS_OVER_FAIR));
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
