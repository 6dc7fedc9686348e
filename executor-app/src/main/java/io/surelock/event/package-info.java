/** What the outside sees: the public events, made from what a desk recorded. Pure. */
@NullMarked
package io.surelock.event;

import org.jspecify.annotations.NullMarked;
