/** The whole program with real brokers: several instances, killed ones, bad input, lost parts. */
@NullMarked
package io.surelock.broker.app;

import org.jspecify.annotations.NullMarked;
