package io.surelock.audit.line;

import io.surelock.audit.Evidence.Kind;
import io.surelock.audit.Findings;
import io.surelock.desk.DeskEvent;
import io.surelock.event.PublicEvent;
import io.surelock.journal.Cause;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.scenario.EventLine;
import io.surelock.scenario.VirtualOutput;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks at a play in a line's words, noting what is seen and what is missing. */
final class PlayCheck {

    private final Play play;
    private final Findings findings;

    PlayCheck(Play play, Findings findings) {
        this.play = play;
        this.findings = findings;
    }

    Play play() {
        return play;
    }

    /** The event was published. */
    PlayCheck event(String line) {
        play.event(line)
                .ifPresentOrElse(
                        this::sawEvent, () -> findings.problem(line + " was never published"));
        return this;
    }

    /** No event with such a line was published. */
    PlayCheck noEvent(String beginning) {
        List<String> found =
                play.events().stream()
                        .map(EventLine::of)
                        .filter(line -> line.startsWith(beginning))
                        .toList();
        findings.require(found.isEmpty(), "published although it must not be: " + found);
        return this;
    }

    /** Such an event was published that often. */
    PlayCheck events(String beginning, int times) {
        List<PublicEvent> found =
                play.events().stream()
                        .filter(event -> EventLine.of(event).startsWith(beginning))
                        .toList();
        found.forEach(this::sawEvent);
        findings.require(
                found.size() == times,
                beginning + " was published " + times(found.size()) + ", not " + times(times));
        return this;
    }

    /** The bookmaker was sent the bet that often. */
    PlayCheck sent(String bet, int times) {
        int sent = play.booked(bet);
        String when =
                play.sends(bet).stream()
                        .map(seen -> seen.at().toString())
                        .collect(Collectors.joining(", "));
        findings.saw(
                Kind.BOOKMAKER,
                bet
                        + " sent "
                        + times(sent)
                        + (when.isEmpty() ? "" : " at " + when)
                        + ", "
                        + play.inBooks(bet)
                        + " in the books");
        findings.require(sent == times, bet + " was sent " + times(sent) + ", not " + times(times));
        return this;
    }

    /** The journal holds such an event; answers the first, or null. */
    <E extends DeskEvent> Play.@Nullable Decided<E> journaled(
            Class<E> type, Predicate<E> which, String what) {
        List<Play.Decided<E>> found = play.decided(type, which);
        if (found.isEmpty()) {
            findings.problem("the journal says nowhere that " + what);
            return null;
        }
        saw(found.getFirst().entry());
        return found.getFirst();
    }

    /** The journal holds no such event. */
    <E extends DeskEvent> PlayCheck notJournaled(Class<E> type, Predicate<E> which, String what) {
        List<Play.Decided<E>> found = play.decided(type, which);
        findings.require(
                found.isEmpty(),
                "the journal says that "
                        + what
                        + found.stream()
                                .map(each -> " (entry " + each.entry().body().sequence() + ")")
                                .collect(Collectors.joining()));
        return this;
    }

    /** The arb was blocked for this reason. */
    PlayCheck blocked(String pair, String reason) {
        event("arb_blocked " + pair + " " + reason);
        return this;
    }

    void saw(JournalEntry entry) {
        findings.saw(Kind.JOURNAL, describe(entry));
    }

    void sawEvent(PublicEvent event) {
        findings.saw(Kind.EVENT, event.eventId() + " " + EventLine.of(event) + " at " + event.at());
    }

    static String describe(JournalEntry entry) {
        JournalBody body = entry.body();
        Cause cause = body.cause();
        String decided =
                body.events().stream()
                        .map(event -> event.getClass().getSimpleName())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return "#%d %s-%d@%d decided %s: %s → %s"
                .formatted(
                        body.sequence(),
                        cause.topic(),
                        cause.partition(),
                        cause.offset(),
                        body.decidedAt(),
                        body.input().getClass().getSimpleName(),
                        decided);
    }

    void sawKey(VirtualOutput.KeyWritten key) {
        Duration lasts = Duration.between(key.beganAt(), key.expiresAt());
        findings.saw(
                Kind.REDIS,
                "SET %s %s PXAT %d (%s after it began)"
                        .formatted(key.key(), key.json(), key.expiresAt().toEpochMilli(), lasts));
    }

    static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
