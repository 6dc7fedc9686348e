package io.surelock.bookmaker.server;

import io.surelock.bookmaker.server.script.BookmakerScript;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;

/**
 * What a bookmaker process is started with.
 *
 * @param host the name or address to listen on
 * @param port 0 for a free one
 * @param ledger created where it is missing
 * @param clock the bookmaker's time
 */
public record ServerSettings(
        String host, int port, Path ledger, BookmakerScript script, InstantSource clock) {

    /** Nobody outside of this machine can bet here by default. */
    public static final String LOOPBACK = "127.0.0.1";

    /** On a free port of this machine, in real time. */
    public static ServerSettings of(Path ledger, BookmakerScript script) {
        return new ServerSettings(LOOPBACK, 0, ledger, script, Clock.systemUTC());
    }

    /** The same on this port. */
    public ServerSettings onPort(int other) {
        return new ServerSettings(host, other, ledger, script, clock);
    }
}
