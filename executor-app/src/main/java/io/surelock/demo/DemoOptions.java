package io.surelock.demo;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a demo shows.
 *
 * @param publishFor how long arbs are published; null for as long as it takes to publish them all
 * @param pairs most arbs published; null for no limit
 * @param odds football-data files, in this order; empty for made-up arbs
 * @param accountsPerBookmaker accounts at each bookmaker, used in turn
 * @param perSecond arbs published a second
 */
public record DemoOptions(
        @Nullable Duration publishFor,
        @Nullable Integer pairs,
        List<Path> odds,
        int accountsPerBookmaker,
        int perSecond) {

    public DemoOptions {
        odds = List.copyOf(odds);
    }
}
