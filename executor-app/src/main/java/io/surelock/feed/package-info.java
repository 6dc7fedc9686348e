/**
 * Where the demo's arbs come from: ready two-leg arbs together with the result each leg will have,
 * read from football-data files ({@code football}) or invented endlessly from a seed. The package
 * knows nothing of the rest of the executor; its records are bound to the opportunity contract and
 * to the paper bookmaker by whoever feeds them in.
 */
@NullMarked
package io.surelock.feed;

import org.jspecify.annotations.NullMarked;
