package io.surelock.bookmaker.server.script;

import java.time.Duration;

/**
 * A time that is drawn anew for each call, evenly from both ends inclusive.
 *
 * @param least zero or more
 * @param most not below {@code least}
 */
public record DelayRange(Duration least, Duration most) {

    /** No delay. */
    public static final DelayRange NONE = new DelayRange(Duration.ZERO, Duration.ZERO);

    public DelayRange {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "a delay goes from zero or more up to no less: " + least + " to " + most);
        }
    }
}
