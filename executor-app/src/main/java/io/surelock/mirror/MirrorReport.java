package io.surelock.mirror;

import java.util.Map;

/**
 * What a mirror has done so far.
 *
 * @param records records read, tombstones and unreadable ones included
 * @param unreadable records skipped because they could not be read
 * @param writes what became of the writes that followed from them
 */
public record MirrorReport(long records, long unreadable, Map<WriteResult, Long> writes) {

    public MirrorReport {
        writes = Map.copyOf(writes);
    }

    /** How many writes ended like this. */
    public long count(WriteResult result) {
        return writes.getOrDefault(result, 0L);
    }
}
