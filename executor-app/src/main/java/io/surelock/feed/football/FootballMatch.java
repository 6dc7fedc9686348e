package io.surelock.feed.football;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A match that was played.
 *
 * @param division the league's code in the file ({@code Div}), such as {@code E0}
 * @param date the day it was played
 * @param time the kick-off as the file has it, in British time, null in files without times
 * @param teams who played, as the file spells them
 * @param score how it ended
 */
public record FootballMatch(
        String division, LocalDate date, @Nullable LocalTime time, Teams teams, Score score) {

    /** football-data.co.uk gives the kick-off of every league in British time. */
    private static final ZoneId ZONE_OF_FILES = ZoneId.of("Europe/London");

    /**
     * The two teams, as the file spells them; empty where it has no name.
     *
     * @param home the home team
     * @param away the away team
     */
    public record Teams(String home, String away) {}

    /** When the match began, null where the file has no time. */
    public @Nullable Instant kickOff() {
        return time == null ? null : date.atTime(time).atZone(ZONE_OF_FILES).toInstant();
    }

    /** The match for people, such as {@code Northwick - Easterby}. */
    public String name() {
        return teams.home() + " - " + teams.away();
    }
}
