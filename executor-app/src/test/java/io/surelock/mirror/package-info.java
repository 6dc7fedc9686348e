/** Tests of the mirror that need no Redis. */
@NullMarked
package io.surelock.mirror;

import org.jspecify.annotations.NullMarked;
