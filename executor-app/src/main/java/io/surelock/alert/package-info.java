/**
 * Webhooks: tells receivers outside about exposures and, if they want, about every other event.
 * Each receiver has its own place in the log, so none waits for another and no decision for any.
 */
@NullMarked
package io.surelock.alert;

import org.jspecify.annotations.NullMarked;
