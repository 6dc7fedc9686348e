/** What the desk orders from placement workers and what they report back. Pure values. */
@NullMarked
package io.surelock.placement;

import org.jspecify.annotations.NullMarked;
