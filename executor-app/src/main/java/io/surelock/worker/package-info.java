/**
 * What talks to bookmakers: the placement worker, which commits that it is about to send and then
 * sends once or never, and the settlement worker, which asks how bets stand. Here is what both
 * need; neither of them decides anything.
 */
@NullMarked
package io.surelock.worker;

import org.jspecify.annotations.NullMarked;
