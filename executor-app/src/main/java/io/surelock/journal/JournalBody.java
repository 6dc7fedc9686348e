package io.surelock.journal;

import io.surelock.bet.Digest;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;

import java.time.Instant;
import java.util.List;

/**
 * What a journal entry says.
 *
 * @param sequence from 1, without gaps within a desk
 * @param decidedAt broker time, never before that of the entry before
 * @param decisionVersion version of the rules decided by
 * @param cause the record the input came in
 * @param inputDigest SHA-256 of the raw bytes of that record's value
 */
public record JournalBody(
        String deskId,
        long sequence,
        Instant decidedAt,
        int decisionVersion,
        Cause cause,
        Digest inputDigest,
        DeskInput input,
        List<DeskEvent> events) {

    public JournalBody {
        events = List.copyOf(events);
    }
}
