package io.surelock.scenario;

import java.time.Instant;

/**
 * Something an executor waits for.
 *
 * @param id names it; together with {@code due} never used for two different waits
 * @param due when it is time
 */
public record VirtualTimer(String id, Instant due) {}
