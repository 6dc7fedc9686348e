/** The settlement topology: one small record and one timer for each watched bet. */
@NullMarked
package io.surelock.topology.settlement;

import org.jspecify.annotations.NullMarked;
