/** Trying again: how long to wait, and consumers that begin again after a failure. */
@NullMarked
package io.surelock.retry;

import org.jspecify.annotations.NullMarked;
