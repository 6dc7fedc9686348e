/** The lines: what is played for each, and what is looked for. */
@NullMarked
package io.surelock.audit.line;

import org.jspecify.annotations.NullMarked;
