/**
 * The two topologies as pictures, drawn from what Kafka Streams runs and not from a document about
 * it.
 */
@NullMarked
package io.surelock.app.drawing;

import org.jspecify.annotations.NullMarked;
