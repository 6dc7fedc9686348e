/** A bookmaker on paper: takes every bet unless told otherwise. */
@NullMarked
package io.surelock.bookmaker.paper;

import org.jspecify.annotations.NullMarked;
