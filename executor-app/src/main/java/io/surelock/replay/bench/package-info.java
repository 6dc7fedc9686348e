/** Makes long journals to measure with. Nothing in production uses it. */
@NullMarked
package io.surelock.replay.bench;

import org.jspecify.annotations.NullMarked;
