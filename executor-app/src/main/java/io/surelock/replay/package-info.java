/**
 * Forensic replay: reads a journal from Kafka or from an export, decides all of it again, compares,
 * and tells what happened.
 */
@NullMarked
package io.surelock.replay;

import org.jspecify.annotations.NullMarked;
