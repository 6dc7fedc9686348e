package io.surelock.bookmaker.server;

import io.surelock.bookmaker.server.script.Fault;

import java.util.Collections;
import java.util.Map;

/**
 * What a bookmaker process has done since it was started.
 *
 * @param injected how often each fault was played; faults that were not are missing
 * @param accepted bets it took
 * @param sends placements that were asked for, those refused and repeated too
 */
public record ServerCounts(Map<Fault, Long> injected, long accepted, long sends) {

    public ServerCounts {
        injected = Collections.unmodifiableMap(injected);
    }
}
