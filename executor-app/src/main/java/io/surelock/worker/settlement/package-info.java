/** The settlement worker. It asks bookmakers how bets stand; all it does may be repeated. */
@NullMarked
package io.surelock.worker.settlement;

import org.jspecify.annotations.NullMarked;
