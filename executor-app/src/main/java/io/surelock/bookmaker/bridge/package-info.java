/**
 * Bets at any bookmaker that speaks the bridge contract, the OpenAPI document of {@code schemas}.
 * {@link io.surelock.bookmaker.bridge.Answers} says what each answer means.
 */
@NullMarked
package io.surelock.bookmaker.bridge;

import org.jspecify.annotations.NullMarked;
