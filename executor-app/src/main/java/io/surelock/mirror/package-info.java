/**
 * The Redis mirror: cooldowns and exposures of the log, shown in Redis for people and for programs
 * that look there. No decision ever reads it; it can be thrown away and is rebuilt from the log.
 */
@NullMarked
package io.surelock.mirror;

import org.jspecify.annotations.NullMarked;
