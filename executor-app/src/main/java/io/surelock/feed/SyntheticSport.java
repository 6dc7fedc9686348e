package io.surelock.feed;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Sports with an invented league each, and one two-way market that bookmakers offer for them. */
enum SyntheticSport {
    FOOTBALL(
            new Market("asian-handicap", "home", "away"),
            List.of(
                    "Northwick Rovers",
                    "Easterby Town",
                    "Port Calder",
                    "Halden United",
                    "Marrow Vale",
                    "Sankt Emmen",
                    "Real Olmera",
                    "Torrevent")) {
        @Override
        Line line(SplittableRandom random, boolean split) {
            int half = 2 * random.nextInt(-3, 4);
            return new Line(split ? half + 1 : half);
        }
    },
    BASKETBALL(
            new Market("total-points", "over", "under"),
            List.of(
                    "Ketterby Hawks",
                    "Lake Orin Giants",
                    "Vilmar Storm",
                    "Dunmere Comets",
                    "Casterlin Kings",
                    "Aspen Ridge")) {
        @Override
        Line line(SplittableRandom random, boolean split) {
            return new Line(4 * random.nextInt(170, 240) + 2);
        }
    },
    ICE_HOCKEY(
            new Market("total-goals", "over", "under"),
            List.of(
                    "Frostholm",
                    "Kalvik Bears",
                    "Tamsk Dynamo",
                    "Lappen Wolves",
                    "Brenna Falcons",
                    "Isarhaven")) {
        @Override
        Line line(SplittableRandom random, boolean split) {
            return new Line(4 * random.nextInt(4, 7) + 2);
        }
    },
    TENNIS(
            new Market("match-winner", "player-1", "player-2"),
            List.of(
                    "A. Lindgaard",
                    "M. Okoro",
                    "J. Valente",
                    "P. Strnad",
                    "K. Amaya",
                    "R. Delacourt",
                    "T. Hoshino")) {
        @Override
        @Nullable Line line(SplittableRandom random, boolean split) {
            return null;
        }
    };

    /** A two-way market and its sides. */
    record Market(String name, String first, String second) {}

    private final Market market;
    private final List<String> names;

    SyntheticSport(Market market, List<String> names) {
        this.market = market;
        this.names = names;
    }

    /**
     * A plausible line of the first side, null in markets without one.
     *
     * @param split whether a quarter line is wanted; only football has any
     */
    abstract @Nullable Line line(SplittableRandom random, boolean split);

    FeedEvent event(String id, SplittableRandom random) {
        int one = random.nextInt(names.size());
        int other = (one + 1 + random.nextInt(names.size() - 1)) % names.size();
        String sport = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new FeedEvent(id, sport, names.get(one) + " - " + names.get(other), null);
    }

    FeedSelection first(FeedEvent event, @Nullable Line line) {
        return new FeedSelection(event.id() + "-" + market.name, market.first, line);
    }

    FeedSelection second(FeedEvent event, @Nullable Line line) {
        boolean handicap = this == FOOTBALL && line != null;
        return new FeedSelection(
                event.id() + "-" + market.name, market.second, handicap ? line.negated() : line);
    }
}
