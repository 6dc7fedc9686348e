/**
 * What a test plants into an instance from outside while its classes are loaded: crash points,
 * frozen moments, commits without an answer, a wrong clock, bugs. The program itself has no switch
 * for any of it.
 */
@NullMarked
package io.surelock.chaos.agent;

import org.jspecify.annotations.NullMarked;
