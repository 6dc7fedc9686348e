package io.surelock.feed;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A sport with an invented league, and one two-way market that bookmakers offer for it.
 *
 * @param name lower case
 * @param market the market
 * @param names at least two teams or players, none of them real
 */
record SyntheticSport(String name, Market market, List<String> names) {

    /** The only one whose market has quarter lines, so the only one in which halves are settled. */
    static final SyntheticSport FOOTBALL =
            new SyntheticSport(
                    "football",
                    new Market("asian-handicap", "home", "away", new Lines(-6, 6, 2, true)),
                    List.of(
                            "Northwick Rovers",
                            "Easterby Town",
                            "Port Calder",
                            "Halden United",
                            "Marrow Vale",
                            "Sankt Emmen",
                            "Real Olmera",
                            "Torrevent"));

    static final List<SyntheticSport> ALL =
            List.of(
                    FOOTBALL,
                    new SyntheticSport(
                            "basketball",
                            new Market(
                                    "total-points", "over", "under", new Lines(682, 958, 4, false)),
                            List.of(
                                    "Ketterby Hawks",
                                    "Lake Orin Giants",
                                    "Vilmar Storm",
                                    "Dunmere Comets",
                                    "Casterlin Kings",
                                    "Aspen Vale")),
                    new SyntheticSport(
                            "ice-hockey",
                            new Market("total-goals", "over", "under", new Lines(18, 26, 4, false)),
                            List.of(
                                    "Frostholm",
                                    "Kalvik Bears",
                                    "Tamsk Dynamo",
                                    "Lappen Wolves",
                                    "Brenna Falcons",
                                    "Isarhaven")),
                    new SyntheticSport(
                            "tennis",
                            new Market("match-winner", "player-1", "player-2", null),
                            List.of(
                                    "A. Lindgaard",
                                    "M. Okorra",
                                    "J. Valentei",
                                    "P. Strnadek",
                                    "K. Amayana",
                                    "R. Delacourne",
                                    "T. Hoshinari")));

    /**
     * A two-way market.
     *
     * @param lines what lines there are, null in a market without any
     */
    record Market(String name, String first, String second, @Nullable Lines lines) {}

    /**
     * Plausible lines of the first side, none of them a quarter line.
     *
     * @param lowest in quarters
     * @param highest in quarters
     * @param step in quarters
     * @param handicap whether the other side has the negative line, not the same
     */
    record Lines(int lowest, int highest, int step, boolean handicap) {

        private Line draw(SplittableRandom random) {
            return new Line(lowest + step * random.nextInt((highest - lowest) / step + 1));
        }
    }

    /** Both sides of a market with their lines. */
    record Sides(FeedSelection first, FeedSelection second) {}

    /** A match between two of the names. */
    FeedEvent event(String id, SplittableRandom random) {
        int one = random.nextInt(names.size());
        int other = (one + 1 + random.nextInt(names.size() - 1)) % names.size();
        return new FeedEvent(id, name, names.get(one) + " - " + names.get(other), null);
    }

    /**
     * The market of an event.
     *
     * @param quarterLine whether the line, if there is one, is moved to the quarter line above
     */
    Sides sides(FeedEvent event, SplittableRandom random, boolean quarterLine) {
        Lines lines = market.lines;
        if (lines == null) {
            return sides(event, null, null);
        }
        Line drawn = lines.draw(random);
        Line line = quarterLine ? new Line(drawn.quarters() + 1) : drawn;
        return sides(event, line, lines.handicap ? line.negated() : line);
    }

    private Sides sides(FeedEvent event, @Nullable Line first, @Nullable Line second) {
        String marketId = event.id() + "-" + market.name;
        return new Sides(
                new FeedSelection(marketId, market.first, first),
                new FeedSelection(marketId, market.second, second));
    }
}
