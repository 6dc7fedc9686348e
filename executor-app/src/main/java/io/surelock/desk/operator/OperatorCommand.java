package io.surelock.desk.operator;

import java.time.Instant;

/**
 * One thing a person tells a desk to do.
 *
 * @param commandId decided once; the same id again changes nothing
 * @param at when the operator gave it
 */
public record OperatorCommand(
        String commandId, String deskId, Instant at, String operator, Action action) {}
