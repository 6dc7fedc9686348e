/** The topics and what publishes on them, with a real broker. */
@NullMarked
package io.surelock.broker.topics;

import org.jspecify.annotations.NullMarked;
