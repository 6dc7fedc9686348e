/** The topologies under the TopologyTestDriver: wiring, routing, dead letters, timers. */
@NullMarked
package io.surelock.topology;

import org.jspecify.annotations.NullMarked;
