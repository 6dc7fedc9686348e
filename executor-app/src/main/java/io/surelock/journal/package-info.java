/** One entry per input, chained by hash, so that every decision can be taken again. */
@NullMarked
package io.surelock.journal;

import org.jspecify.annotations.NullMarked;
