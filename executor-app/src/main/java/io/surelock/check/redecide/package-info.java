/**
 * Takes decisions again. The one place of the check that uses the code that decides: everything
 * else must not.
 */
@NullMarked
package io.surelock.check.redecide;

import org.jspecify.annotations.NullMarked;
