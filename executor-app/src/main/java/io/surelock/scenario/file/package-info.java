/**
 * Reading scenario files (YAML), strictly: whatever is unknown or mistyped is one sentence that
 * names file, line and field.
 */
@NullMarked
package io.surelock.scenario.file;

import org.jspecify.annotations.NullMarked;
