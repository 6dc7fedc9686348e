/** Real processes, broken on purpose, and what must hold all the same. */
@NullMarked
package io.surelock.chaos;

import org.jspecify.annotations.NullMarked;
