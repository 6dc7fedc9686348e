package io.surelock.audit;

import io.surelock.audit.cluster.ClusterStory;
import io.surelock.mirror.RedisWrite;

import java.util.function.UnaryOperator;

/**
 * One thing planted.
 *
 * @param line the one line that must turn red
 * @param pairs the fault strikes pairs whose id begins so, and no others; empty where it strikes
 *     the mirror or the story
 * @param what is wrong, in words
 */
record Fault(
        String line,
        String pairs,
        String what,
        Doctor doctor,
        boolean strikesMirror,
        UnaryOperator<RedisWrite> onTheWay,
        UnaryOperator<ClusterStory> story) {

    private static final Doctor HEALTHY = new Doctor() {};

    static Fault program(String line, String pairs, String what, Doctor doctor) {
        return new Fault(
                line,
                pairs,
                what,
                doctor,
                false,
                UnaryOperator.identity(),
                UnaryOperator.identity());
    }

    static Fault mirror(String line, String what, UnaryOperator<RedisWrite> onTheWay) {
        return new Fault(line, "", what, HEALTHY, true, onTheWay, UnaryOperator.identity());
    }

    static Fault workers(String line, String what, UnaryOperator<ClusterStory> story) {
        return new Fault(line, "", what, HEALTHY, false, UnaryOperator.identity(), story);
    }

    @Override
    public String toString() {
        return line + ": " + what;
    }
}
