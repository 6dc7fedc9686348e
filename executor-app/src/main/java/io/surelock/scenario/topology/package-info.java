/** The real topologies on a virtual clock, for scenarios. */
@NullMarked
package io.surelock.scenario.topology;

import org.jspecify.annotations.NullMarked;
