package io.surelock.audit.line;

import io.surelock.bet.BetId;
import io.surelock.desk.DeskEvent;
import io.surelock.event.PublicEvent;
import io.surelock.journal.JournalEntry;
import io.surelock.placement.PlaceBet;
import io.surelock.scenario.EventLine;
import io.surelock.scenario.Recording;
import io.surelock.scenario.VirtualOutput;
import io.surelock.settlement.PollKind;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What happened while a script was played. */
public final class Play {

    private final Recording recording;

    public Play(Recording recording) {
        this.recording = recording;
    }

    /** One event of a journal entry. */
    record Decided<E extends DeskEvent>(JournalEntry entry, E event) {

        Instant at() {
            return entry.body().decidedAt();
        }
    }

    /** One thing that came out, and when. */
    record Seen<T>(Instant at, T what) {}

    /** The journal, in order. */
    List<JournalEntry> journal() {
        return outputs(VirtualOutput.Journaled.class).map(seen -> seen.what().entry()).toList();
    }

    /** All events of one type in the journal, in order. */
    <E extends DeskEvent> List<Decided<E>> decided(Class<E> type, Predicate<E> which) {
        return journal().stream()
                .flatMap(
                        entry ->
                                entry.body().events().stream()
                                        .filter(type::isInstance)
                                        .map(type::cast)
                                        .filter(which)
                                        .map(event -> new Decided<>(entry, event)))
                .toList();
    }

    /** The public events, each once, in order. */
    List<PublicEvent> events() {
        return outputs(VirtualOutput.Published.class).map(seen -> seen.what().event()).toList();
    }

    /** The first public event with this line, as scenario files write it. */
    Optional<PublicEvent> event(String line) {
        return events().stream().filter(event -> EventLine.of(event).equals(line)).findFirst();
    }

    /** Everything sent to the bookmaker, in order. */
    List<Seen<PlaceBet>> sends() {
        return outputs(VirtualOutput.Placement.class)
                .map(seen -> new Seen<>(seen.at(), seen.what().order()))
                .toList();
    }

    /** Every send of one bet. */
    List<Seen<PlaceBet>> sends(String bet) {
        BetId id = BetId.parse(bet);
        return sends().stream().filter(sent -> sent.what().order().bet().equals(id)).toList();
    }

    /** When each of the numbered polls of a bet was sent; with the others where asked for. */
    List<Instant> polls(String bet, boolean corrections) {
        BetId id = BetId.parse(bet);
        return outputs(VirtualOutput.Poll.class)
                .filter(seen -> seen.what().order().bet().equals(id))
                .filter(seen -> corrections || seen.what().order().kind() == PollKind.NUMBERED)
                .map(Seen::at)
                .toList();
    }

    /** Everything written to keys that begin so, in order. */
    List<Seen<VirtualOutput.KeyWritten>> keys(String prefix) {
        return outputs(VirtualOutput.KeyWritten.class)
                .filter(seen -> seen.what().key().startsWith(prefix))
                .toList();
    }

    /** The reasons of the dead letters. */
    List<String> deadLetters() {
        return outputs(VirtualOutput.DeadLetter.class).map(seen -> seen.what().reason()).toList();
    }

    /** How often the bookmaker itself says that the bet was sent. */
    int booked(String bet) {
        return recording.book().sends(BetId.parse(bet));
    }

    /** How many bets with this id are in the bookmaker's books. */
    long inBooks(String bet) {
        BetId id = BetId.parse(bet);
        return recording.book().ledger().stream()
                .filter(taken -> taken.order().bet().equals(id))
                .count();
    }

    /** How many lookups of a bet were ordered. */
    long lookups(String bet) {
        BetId id = BetId.parse(bet);
        return outputs(VirtualOutput.Lookup.class)
                .filter(seen -> seen.what().order().bet().equals(id))
                .count();
    }

    private <T extends VirtualOutput> Stream<Seen<T>> outputs(Class<T> type) {
        return recording.moments().stream()
                .filter(moment -> type.isInstance(moment.output()))
                .map(moment -> new Seen<>(moment.at(), type.cast(moment.output())));
    }
}
