package io.surelock.chaos.agent;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a test wants planted into one instance, as it travels in system properties.
 *
 * @param crash where the process ends, at its {@code crashAt}th hit
 * @param stop where the process stops itself until it is told to go on, at its first hit
 * @param commit what happens to one commit of the placement worker
 * @param clock how far the local clock is off
 * @param bug what is wrong with the program
 * @param delay where one thread waits for a while, at the first hit
 * @param hits the file that gets a line for each thing that really happened
 */
public record Orders(
        @Nullable CrashPoint crash,
        int crashAt,
        @Nullable CrashPoint stop,
        @Nullable LostCommit commit,
        Duration clock,
        @Nullable Bug bug,
        @Nullable Delay delay,
        Path hits) {

    private static final String PREFIX = "surelock.chaos.";

    /** One thread waits at a point for a while; the others go on. */
    record Delay(CrashPoint point, Duration time) {}

    /** Nothing at all, except the file. */
    public static Orders none(Path hits) {
        return new Orders(null, 0, null, null, Duration.ZERO, null, null, hits);
    }

    /** One thread waits at the point's first hit. */
    public Orders delayAt(CrashPoint point, Duration time) {
        return new Orders(crash, crashAt, stop, commit, clock, bug, new Delay(point, time), hits);
    }

    /** End at the point's nth hit. */
    public Orders crashAt(CrashPoint point, int hit) {
        return new Orders(point, hit, stop, commit, clock, bug, delay, hits);
    }

    /** Stand still at the point's first hit. */
    public Orders stopAt(CrashPoint point) {
        return new Orders(crash, crashAt, point, commit, clock, bug, delay, hits);
    }

    /** One commit without an answer. */
    public Orders lose(LostCommit lost) {
        return new Orders(crash, crashAt, stop, lost, clock, bug, delay, hits);
    }

    /** A local clock that is off; negative for one that is behind. */
    public Orders clockOffBy(Duration off) {
        return new Orders(crash, crashAt, stop, commit, off, bug, delay, hits);
    }

    /** A program with this bug. */
    public Orders with(Bug planted) {
        return new Orders(crash, crashAt, stop, commit, clock, planted, delay, hits);
    }

    /** Whether there is nothing to plant. */
    public boolean isEmpty() {
        return equals(none(hits));
    }

    /** As arguments of a JVM. */
    public List<String> arguments() {
        List<String> all = new ArrayList<>();
        add(all, "hits", hits.toString());
        add(all, "crash", crash == null ? null : crash.name());
        add(all, "crashAt", Integer.toString(crashAt));
        add(all, "stop", stop == null ? null : stop.name());
        add(all, "commit", commit == null ? null : commit.name());
        add(all, "clock", clock.toString());
        add(all, "bug", bug == null ? null : bug.name());
        add(all, "delay", delay == null ? null : delay.point().name());
        add(all, "delayTime", delay == null ? null : delay.time().toString());
        return all;
    }

    private static void add(List<String> all, String name, @Nullable String value) {
        if (value != null) {
            all.add("-D" + PREFIX + name + "=" + value);
        }
    }

    /** As this JVM was given them. */
    static Orders ofThisProcess() {
        String crash = property("crash");
        String stop = property("stop");
        String commit = property("commit");
        String bug = property("bug");
        String delay = property("delay");
        return new Orders(
                crash == null ? null : CrashPoint.valueOf(crash),
                Integer.parseInt(required("crashAt")),
                stop == null ? null : CrashPoint.valueOf(stop),
                commit == null ? null : LostCommit.valueOf(commit),
                Duration.parse(required("clock")),
                bug == null ? null : Bug.valueOf(bug),
                delay == null
                        ? null
                        : new Delay(
                                CrashPoint.valueOf(delay), Duration.parse(required("delayTime"))),
                Path.of(required("hits")));
    }

    private static @Nullable String property(String name) {
        return System.getProperty(PREFIX + name);
    }

    private static String required(String name) {
        String value = property(name);
        if (value == null) {
            throw new IllegalStateException("-D" + PREFIX + name + " is missing");
        }
        return value;
    }
}
