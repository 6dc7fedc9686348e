/** A real Redis, and a witness of what is written to it. */
@NullMarked
package io.surelock.audit.redis;

import org.jspecify.annotations.NullMarked;
