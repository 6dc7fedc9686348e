/** Deciding: one input, one view of the desk, one instant in; events out. No clock, no I/O. */
@NullMarked
package io.surelock.desk;

import org.jspecify.annotations.NullMarked;
