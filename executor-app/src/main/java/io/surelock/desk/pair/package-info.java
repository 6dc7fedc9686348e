/** The life of one pair: its phase, its two bets, the timer it waits for. */
@NullMarked
package io.surelock.desk.pair;

import org.jspecify.annotations.NullMarked;
