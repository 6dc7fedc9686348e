/** What another policy would have made of the same opportunities. */
@NullMarked
package io.surelock.replay.whatif;

import org.jspecify.annotations.NullMarked;
