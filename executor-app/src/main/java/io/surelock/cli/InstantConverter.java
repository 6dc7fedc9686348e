package io.surelock.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads instants as ISO 8601 in UTC. */
final class InstantConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "must be an instant such as 2026-11-20T13:00:00Z, not " + text);
        }
    }

    /**
     * Refuses a time that ends before it begins.
     *
     * @throws ParameterException saying so
     */
    static void requireInOrder(CommandLine command, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ParameterException(
                    command, "--from must be before --to, not %s and %s".formatted(from, to));
        }
    }
}
