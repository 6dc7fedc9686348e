package io.surelock.replay.source;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * What a source says it has of a journal.
 *
 * @param desks none for all
 * @param from the first instant of decisions; null for the beginning
 * @param to the instant before which decisions are at hand; null for the end
 */
public record Part(Set<String> desks, @Nullable Instant from, @Nullable Instant to) {

    /** All of it. */
    public static final Part WHOLE = new Part(Set.of(), null, null);

    public Part {
        desks = Set.copyOf(desks);
    }

    /** Whether entries of the desk should be at hand, at least some of them. */
    public boolean hasDesk(@Nullable String desk) {
        return desks.isEmpty() || (desk != null && desks.contains(desk));
    }

    /** What both have. */
    public Part within(Part other) {
        return new Part(
                desks.isEmpty() ? other.desks : desks,
                from == null || (other.from != null && other.from.isAfter(from))
                        ? other.from
                        : from,
                to == null || (other.to != null && other.to.isBefore(to)) ? other.to : to);
    }
}
