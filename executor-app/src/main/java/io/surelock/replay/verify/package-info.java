/** Decides a journal again, entry by entry, and finds what is wrong with it. */
@NullMarked
package io.surelock.replay.verify;

import org.jspecify.annotations.NullMarked;
