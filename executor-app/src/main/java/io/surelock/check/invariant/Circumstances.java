package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.Json;
import io.surelock.check.log.LogSource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What an invariant may rest on besides the facts. */
public final class Circumstances {

    /**
     * How far clocks of different machines may be apart: instances stop sending at 1 s, so two of
     * them, or one and the bookmaker, are within 2 s.
     */
    static final Duration CLOCKS = Duration.ofSeconds(2);

    /** What should have been decided on after this long, while the log went on. */
    static final Duration PROMPT = Duration.ofMinutes(5);

    /** From the first line of a ledger to the last, by the bookmaker's clock. */
    record Span(Instant first, Instant last) {}

    private final Map<String, Span> ledgers = new HashMap<>();
    private final LogSource source;
    private final boolean settled;
    private final boolean ledger;
    private Instant newest = Instant.EPOCH;

    /**
     * Circumstances before anything was read.
     *
     * @param settled faults have stopped and everything has had its time: what is not over is a
     *     violation
     * @param ledger whether the bookmaker's ledger was given
     */
    public Circumstances(LogSource source, boolean settled, boolean ledger) {
        this.source = source;
        this.settled = settled;
        this.ledger = ledger;
    }

    public boolean settled() {
        return settled;
    }

    boolean hasLedger() {
        return ledger;
    }

    LogSource source() {
        return source;
    }

    /** A record of this broker time was seen. */
    public void saw(Instant appended) {
        newest = appended.isAfter(newest) ? appended : newest;
    }

    /** Takes a line of the bookmaker's ledger. */
    public void sawInLedger(JsonNode line) {
        String provider = provider(Json.text(line, "account"));
        Instant at = Json.requireInstant(line, "at");
        Span before = ledgers.getOrDefault(provider, new Span(at, at));
        ledgers.put(
                provider,
                new Span(
                        at.isBefore(before.first()) ? at : before.first(),
                        at.isAfter(before.last()) ? at : before.last()));
    }

    /** From when to when the ledger speaks of the account's bookmaker; null if it never does. */
    @Nullable Span ledgerOf(String account) {
        return ledgers.get(provider(account));
    }

    /** The second part of an account. */
    private static String provider(String account) {
        String[] parts = account.split(":", -1);
        return parts.length == 3 ? parts[1] : "";
    }

    /** Broker time of the newest record: the present, as far as the log knows. */
    Instant newest() {
        return newest;
    }

    /** Whether something that was due at this instant must be there. */
    boolean isOverdue(Instant due) {
        return settled || newest.isAfter(due);
    }

    /** Whether every record ever written to the topic is there. */
    boolean isWhole(String topic) {
        return source.extent(topic) == LogSource.Extent.WHOLE;
    }
}
