package io.surelock.replay.verify;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One thing that is wrong, and where.
 *
 * @param desk null where it concerns no single desk
 * @param sequence of the entry; 0 where it concerns no single entry
 * @param where topic, partition and offset, or a place in a file
 * @param problem one sentence
 * @param diff the fields that differ, if the finding is a difference
 */
public record Finding(
        FindingKind kind,
        @Nullable String desk,
        long sequence,
        String where,
        String problem,
        List<FieldDiff> diff) {

    public Finding {
        diff = List.copyOf(diff);
    }
}
