/** Runs the topologies: their settings, their life, what happens when one fails. */
@NullMarked
package io.surelock.app.streams;

import org.jspecify.annotations.NullMarked;
