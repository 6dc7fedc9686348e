package io.surelock.check;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * What a check looks at besides the topics.
 *
 * @param ledger the bookmaker's ledger, JSON lines; null if it is not at hand
 * @param faults which faults a run planned and hit, JSON lines; null if none were
 * @param redis the mirror; null if it is not to be compared
 * @param settled faults have stopped and everything has had its time: what is open is a violation
 */
public record CheckInputs(
        @Nullable Path ledger,
        @Nullable Path faults,
        @Nullable RedisContents redis,
        boolean settled) {}
