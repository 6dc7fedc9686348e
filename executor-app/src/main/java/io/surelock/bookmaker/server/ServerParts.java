package io.surelock.bookmaker.server;

import io.surelock.bookmaker.server.ledger.BookKeeper;
import io.surelock.bookmaker.server.script.BookmakerScript;

import java.time.InstantSource;

/** What the routes share. */
record ServerParts(
        BookKeeper keeper,
        BookmakerScript script,
        Sessions sessions,
        RateLimiter limiter,
        FaultCounts counts,
        Delays delays,
        InstantSource clock) {}
