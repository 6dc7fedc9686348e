/**
 * The two Kafka Streams topologies: thin processors that load, decide, evolve, store and forward.
 */
@NullMarked
package io.surelock.topology;

import org.jspecify.annotations.NullMarked;
