/**
 * What any adapter to a bookmaker must do. {@link io.surelock.conformance.BookmakerConformance} is
 * extended once for each adapter.
 */
@NullMarked
package io.surelock.conformance;

import org.jspecify.annotations.NullMarked;
