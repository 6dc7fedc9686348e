/** Tells one pair's life, as text, as a diagram and as a page. */
@NullMarked
package io.surelock.replay.timeline;

import org.jspecify.annotations.NullMarked;
