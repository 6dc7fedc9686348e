/** One class for each invariant. */
@NullMarked
package io.surelock.check.invariant;

import org.jspecify.annotations.NullMarked;
