package io.surelock.desk.policy;

import java.time.Duration;
import java.util.Locale;

/**
 * How long a match of a sport usually lasts from its start, breaks included: when its bets are
 * first worth asking about.
 */
public final class SportLengths {

    /** For every sport not in the table. */
    public static final Duration UNKNOWN = Duration.ofHours(3);

    private SportLengths() {}

    /** The usual length; the sport's name is compared in lower case. */
    public static Duration of(String sport) {
        return switch (sport.toLowerCase(Locale.ROOT)) {
            case "football", "soccer" -> Duration.ofMinutes(115);
            case "basketball" -> Duration.ofMinutes(150);
            case "tennis" -> Duration.ofMinutes(150);
            case "ice-hockey", "ice hockey", "icehockey" -> Duration.ofMinutes(150);
            case "handball", "futsal" -> Duration.ofMinutes(90);
            case "volleyball" -> Duration.ofHours(2);
            case "table-tennis", "table tennis" -> Duration.ofHours(1);
            case "esports" -> Duration.ofHours(2);
            case "rugby" -> Duration.ofMinutes(110);
            case "american-football", "american football" -> Duration.ofMinutes(210);
            case "baseball" -> Duration.ofMinutes(200);
            case "boxing", "mma" -> Duration.ofHours(1);
            case "darts", "snooker" -> Duration.ofHours(3);
            case "cricket" -> Duration.ofHours(8);
            case "golf" -> Duration.ofHours(6);
            default -> UNKNOWN;
        };
    }
}
