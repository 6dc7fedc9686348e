/** What a desk knew at a moment of its journal. */
@NullMarked
package io.surelock.replay.state;

import org.jspecify.annotations.NullMarked;
