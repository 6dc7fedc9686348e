/** When a bet is asked about, and what two settled bets mean together. Pure. */
@NullMarked
package io.surelock.settlement;

import org.jspecify.annotations.NullMarked;
