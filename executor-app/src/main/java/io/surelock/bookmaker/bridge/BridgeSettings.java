package io.surelock.bookmaker.bridge;

import io.surelock.bookmaker.Capabilities;

import java.net.URI;
import java.time.Duration;

/**
 * Where a bridge is and what it can be relied on for.
 *
 * @param url what the contract's paths are appended to
 * @param capabilities of the bookmaker behind it
 * @param connectTimeout longest wait for a connection
 * @param callTimeout longest wait for a whole answer, its body included, from the start of the call
 * @param maxAnswerBytes of a body; a longer one counts as unreadable
 */
public record BridgeSettings(
        URI url,
        Capabilities capabilities,
        Duration connectTimeout,
        Duration callTimeout,
        int maxAnswerBytes) {}
