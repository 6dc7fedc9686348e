/** Plays the scenario files, against the topologies and against the bare rules. */
@NullMarked
package io.surelock.scenario;

import org.jspecify.annotations.NullMarked;
