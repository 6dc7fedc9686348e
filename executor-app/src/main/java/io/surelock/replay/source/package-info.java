/** Where a journal is read from. */
@NullMarked
package io.surelock.replay.source;

import org.jspecify.annotations.NullMarked;
