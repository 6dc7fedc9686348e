package io.surelock.topology.desk;

import io.surelock.bet.Digest;
import io.surelock.desk.DeskInput;
import io.surelock.journal.Cause;

/**
 * An input that was read, checked and found to be where it belongs.
 *
 * @param cause the record it came in
 * @param digest of that record's raw value
 */
record Arrival(DeskInput input, Cause cause, Digest digest) {}
