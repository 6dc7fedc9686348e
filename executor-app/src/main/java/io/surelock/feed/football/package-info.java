/**
 * Real arbs of the past: streams the CSV files of football-data.co.uk, finds in them, exactly and
 * in file order, every two-leg arb their prices held, and settles both legs by the real score.
 */
@NullMarked
package io.surelock.feed.football;

import org.jspecify.annotations.NullMarked;
