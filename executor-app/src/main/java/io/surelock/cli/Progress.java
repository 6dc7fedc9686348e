package io.surelock.cli;

import java.time.Duration;
import java.util.Locale;

/** Shows how far long work is, on terminals: how much, how fast, how much longer. */
final class Progress {

    private static final long EVERY_NANOS = Duration.ofMillis(200).toNanos();

    /** Asking the clock costs more than an entry does. */
    private static final int LOOK_EVERY = 1_024;

    private final Output output;
    private final String deed;
    private final long total;
    private final long began = System.nanoTime();
    private long shown = began;
    private long last;

    /**
     * A display.
     *
     * @param deed as "Verifying"
     * @param total how much there is about; 0 if nobody knows
     */
    Progress(Output output, String deed, long total) {
        this.output = output;
        this.deed = deed;
        this.total = total;
    }

    /** So much is done. */
    void at(long done) {
        last = done;
        if (done % LOOK_EVERY == 0) {
            long now = System.nanoTime();
            if (now - shown >= EVERY_NANOS) {
                shown = now;
                output.progress(line(done, now - began));
            }
        }
    }

    /** Wipes the display. */
    void end() {
        output.endProgress();
    }

    /** What was done in which time, for the last line of a report. */
    String summary() {
        return "%.1f s".formatted((System.nanoTime() - began) / 1e9)
                + (last < LOOK_EVERY
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %,d entries/s",
                                rate(last, System.nanoTime() - began)));
    }

    private String line(long done, long nanos) {
        long rate = rate(done, nanos);
        String known = String.format(Locale.ROOT, "%s… %,d", deed, done);
        if (total <= 0) {
            return known + String.format(Locale.ROOT, " entries, %,d/s", rate);
        }
        long left = Math.max(0, total - done);
        return known
                + String.format(
                        Locale.ROOT,
                        " of about %,d entries (%d %%), %,d/s, %s left",
                        total,
                        Math.min(100, 100 * done / total),
                        rate,
                        shown(Duration.ofSeconds(left / Math.max(1, rate))));
    }

    private static long rate(long done, long nanos) {
        return nanos <= 0 ? 0 : (long) (done * 1e9 / nanos);
    }

    private static String shown(Duration left) {
        return left.toMinutes() > 0
                ? "%d min %d s".formatted(left.toMinutes(), left.toSecondsPart())
                : left.toSeconds() + " s";
    }
}
