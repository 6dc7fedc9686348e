/** The records that are checked, and the order they are put in: an index on disk. */
@NullMarked
package io.surelock.check.log;

import org.jspecify.annotations.NullMarked;
