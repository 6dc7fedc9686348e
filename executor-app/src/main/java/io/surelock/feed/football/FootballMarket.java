package io.surelock.feed.football;

import io.surelock.feed.LegResult;
import io.surelock.feed.Line;

/** The four two-way markets of a match, in the order in which their arbs are found. */
public enum FootballMarket {
    TOTALS_OPEN(Kind.TOTALS, Phase.OPEN),
    HANDICAP_OPEN(Kind.HANDICAP, Phase.OPEN),
    TOTALS_CLOSE(Kind.TOTALS, Phase.CLOSE),
    HANDICAP_CLOSE(Kind.HANDICAP, Phase.CLOSE);

    /** What is bet on. */
    public enum Kind {
        /** Total goals over or under 2.5. */
        TOTALS("ou"),
        /** Asian handicap, home or away. */
        HANDICAP("ah");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The short name in pair ids: {@code ou} or {@code ah}. */
        public String code() {
            return code;
        }
    }

    /** When the prices were taken. */
    public enum Phase {
        /** When the market was young. */
        OPEN("open", ""),
        /** Just before the match. */
        CLOSE("close", "C");

        private final String code;
        private final String infix;

        Phase(String code, String infix) {
            this.code = code;
            this.infix = infix;
        }

        /** The name in pair ids: {@code open} or {@code close}. */
        public String code() {
            return code;
        }
    }

    /** The two sides: over and home come first, under and away second. */
    public enum Side {
        FIRST("over", "home"),
        SECOND("under", "away");

        private final String ofTotals;
        private final String ofHandicap;

        Side(String ofTotals, String ofHandicap) {
            this.ofTotals = ofTotals;
            this.ofHandicap = ofHandicap;
        }
    }

    /** The only line of total goals that the files have prices for. */
    static final Line TOTALS_LINE = new Line(10);

    private final Kind kind;
    private final Phase phase;

    FootballMarket(Kind kind, Phase phase) {
        this.kind = kind;
        this.phase = phase;
    }

    public Kind kind() {
        return kind;
    }

    public Phase phase() {
        return phase;
    }

    /**
     * The end of a pair id: {@code ou-open}, {@code ah-open}, {@code ou-close}, {@code ah-close}.
     */
    public String code() {
        return kind.code + "-" + phase.code;
    }

    /** The selection of a side: {@code over}, {@code under}, {@code home}, {@code away}. */
    public String selection(Side side) {
        return switch (kind) {
            case TOTALS -> side.ofTotals;
            case HANDICAP -> side.ofHandicap;
        };
    }

    /** The line of a side where the first side has the given one: handicaps change their sign. */
    public Line lineOf(Side side, Line firstSide) {
        return kind == Kind.HANDICAP && side == Side.SECOND ? firstSide.negated() : firstSide;
    }

    /** How a bet on a side is settled by the score; the line is that of the first side. */
    public LegResult settle(Side side, Score score, Line firstSide) {
        Line line = lineOf(side, firstSide);
        return switch (kind) {
            case TOTALS ->
                    switch (side) {
                        case FIRST -> TotalsSettlement.over(score, line);
                        case SECOND -> TotalsSettlement.under(score, line);
                    };
            case HANDICAP ->
                    switch (side) {
                        case FIRST -> HandicapSettlement.home(score, line);
                        case SECOND -> HandicapSettlement.away(score, line);
                    };
        };
    }

    /** The column of the home side's handicap: {@code AHh} or {@code AHCh}. */
    String lineColumn() {
        return "AH" + phase.infix + "h";
    }

    /** The price column of a source for a side, such as {@code B365C>2.5} or {@code MaxAHA}. */
    String priceColumn(String source, Side side) {
        return source
                + phase.infix
                + switch (kind) {
                    case TOTALS ->
                            switch (side) {
                                case FIRST -> ">2.5";
                                case SECOND -> "<2.5";
                            };
                    case HANDICAP ->
                            switch (side) {
                                case FIRST -> "AHH";
                                case SECOND -> "AHA";
                            };
                };
    }
}
