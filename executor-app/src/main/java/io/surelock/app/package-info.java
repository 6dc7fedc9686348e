/** The running program: which parts it has, in which order they start and stop. */
@NullMarked
package io.surelock.app;

import org.jspecify.annotations.NullMarked;
