package io.surelock.cli;

import io.surelock.scenario.Durations;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;

/** Durations as people write them: 500ms, 60s, 10m, 24h. */
final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
        Duration duration = Durations.parse(value);
        if (duration == null) {
            throw new TypeConversionException(
                    "\"%s\" is no duration such as 60s or 10m".formatted(value));
        }
        return duration;
    }
}
