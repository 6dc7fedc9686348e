package io.surelock.topology.settlement;

import io.surelock.chaos.agent.Planted;
import io.surelock.settlement.BetWatch;

import net.bytebuddy.asm.Advice;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A count of polls that is kept in memory only, and the code that is copied for it. */
public final class WatchBugs {

    private static final Set<String> COUNTED_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private WatchBugs() {}

    /** This process has counted a poll of the bet. */
    public static void counted(String bet) {
        COUNTED_BY_THIS_PROCESS.add(bet);
    }

    /** The watch, with a count from zero if another process has counted. */
    public static @Nullable BetWatch withoutOldCount(String bet, @Nullable BetWatch watch) {
        if (watch == null || watch.polls() == 0 || COUNTED_BY_THIS_PROCESS.contains(bet)) {
            return watch;
        }
        Planted.hit("bug.count-forgotten " + bet);
        return new BetWatch(
                watch.order(),
                0,
                watch.corrections(),
                watch.nextDue(),
                watch.watchedUntil(),
                watch.outcome());
    }

    /** On what an answer changes. */
    public static final class Count {
        private Count() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(0) String bet) {
            counted(bet);
        }
    }

    /** On the reading of a watch. */
    @SuppressWarnings("UnusedVariable") // what is assigned here is used where the code is copied to
    public static final class ForgetCount {
        private ForgetCount() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(0) String bet,
                @Advice.Return(readOnly = false) @Nullable BetWatch watch) {
            watch = withoutOldCount(bet, watch);
        }
    }
}
