package io.surelock.feed.football;

import io.surelock.feed.FeedArb;
import io.surelock.feed.Line;

/**
 * An arb that a football-data file held.
 *
 * @param match the match, with its score
 * @param market the market, at opening or closing prices
 * @param line the line of the market's first side, in quarter goals (over and under have the same,
 *     away has the negative of home)
 * @param arb the pair as every feed gives it: pair id, legs, stakes, expected profit and results
 */
public record FootballArb(FootballMatch match, FootballMarket market, Line line, FeedArb arb) {}
