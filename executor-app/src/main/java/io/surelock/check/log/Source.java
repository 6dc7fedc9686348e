package io.surelock.check.log;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What kind of record a fact is. */
public enum Source {
    ENTRY(1),
    PLACE_REQUEST(2),
    LOOKUP_REQUEST(3),
    ATTEMPT(4),
    OUTCOME(5),
    LOOKUP(6),
    WATCH(7),
    POLL(8),
    ANSWER(9),
    SETTLEMENT(10),
    ALERT(11),
    LEDGER(12);

    private static final Map<Byte, Source> BY_RANK =
            Arrays.stream(values()).collect(Collectors.toMap(Source::rank, Function.identity()));

    private final byte rank;

    Source(int rank) {
        this.rank = (byte) rank;
    }

    /** Its place among the facts of a pair. */
    byte rank() {
        return rank;
    }

    static Source ofRank(byte rank) {
        Source source = BY_RANK.get(rank);
        if (source == null) {
            throw new IllegalArgumentException("no kind of record has the rank " + rank);
        }
        return source;
    }
}
