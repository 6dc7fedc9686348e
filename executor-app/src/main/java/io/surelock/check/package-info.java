/**
 * Verifies the invariants of the log from outside: a second, naive reading of the topics, the
 * bookmaker's ledger and Redis that shares no code with what decides.
 */
@NullMarked
package io.surelock.check;

import org.jspecify.annotations.NullMarked;
