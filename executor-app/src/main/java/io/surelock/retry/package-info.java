/** How long to wait between attempts at something that the outside world refuses. */
@NullMarked
package io.surelock.retry;

import org.jspecify.annotations.NullMarked;
