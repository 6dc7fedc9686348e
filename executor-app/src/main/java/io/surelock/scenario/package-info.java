/**
 * Scenarios: what a trader writes down to see how Surelock would act, and the player that plays
 * them against the real topologies on a virtual clock, with the paper bookmaker answering.
 */
@NullMarked
package io.surelock.scenario;

import org.jspecify.annotations.NullMarked;
