package io.surelock.replay;

import io.surelock.bet.Digest;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.journal.Cause;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalBody;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.bench.JournalGenerator;
import io.surelock.replay.export.ExportWriter;
import io.surelock.replay.source.RawEntry;
import io.surelock.replay.verify.Anchors;
import io.surelock.replay.verify.Causes;
import io.surelock.replay.verify.Finding;
import io.surelock.replay.verify.JournalVerifier;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Journals to look at, sound ones and others. */
public final class Journals {

    private static final Wire WIRE = Wire.standard();

    private Journals() {}

    /** A sound journal of one desk; the same for the same length. */
    public static List<RawEntry> sound(int entries) {
        List<RawEntry> journal = new ArrayList<>();
        new JournalGenerator(WIRE, "main", 7, Duration.ofSeconds(8)).run(entries, journal::add);
        return journal;
    }

    /** What a person who can write to Kafka makes of it: one body changed, all hashes made anew. */
    public static List<RawEntry> rewritten(
            List<RawEntry> journal, long sequence, UnaryOperator<JournalBody> change) {
        List<RawEntry> changed = new ArrayList<>();
        Digest previous = Digest.ZERO;
        for (RawEntry entry : journal) {
            JournalBody body = body(entry);
            byte[] sealed =
                    WIRE.journal()
                            .seal(
                                    body.sequence() == sequence ? change.apply(body) : body,
                                    previous);
            previous = HashChain.hashOf(sealed);
            changed.add(with(entry, sealed));
        }
        return changed;
    }

    public static JournalBody body(RawEntry entry) {
        try {
            return WIRE.decode(JournalEntry.class, entry.value()).body();
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    public static RawEntry with(RawEntry entry, byte[] value) {
        return new RawEntry(entry.partition(), entry.offset(), entry.key(), value);
    }

    static JournalBody withEvents(JournalBody body, List<DeskEvent> events) {
        return of(body, body.decisionVersion(), body.cause(), body.input(), events);
    }

    static JournalBody withVersion(JournalBody body, int version) {
        return of(body, version, body.cause(), body.input(), body.events());
    }

    static JournalBody withCause(JournalBody body, Cause cause) {
        return of(body, body.decisionVersion(), cause, body.input(), body.events());
    }

    private static JournalBody of(
            JournalBody body, int version, Cause cause, DeskInput input, List<DeskEvent> events) {
        return new JournalBody(
                body.deskId(),
                body.sequence(),
                body.decidedAt(),
                version,
                cause,
                body.inputDigest(),
                input,
                events);
    }

    /** What is found in a journal of which nothing else is at hand. */
    static List<Finding> findings(List<RawEntry> journal) {
        return findings(journal, Causes.NONE, Anchors.none());
    }

    static List<Finding> findings(List<RawEntry> journal, Causes causes, Anchors anchors) {
        List<Finding> findings = new ArrayList<>();
        JournalVerifier verifier =
                new JournalVerifier(WIRE, causes, anchors, findings::add, _ -> {});
        journal.forEach(verifier::entry);
        verifier.end();
        return findings;
    }

    /** Writes an export. */
    public static Path export(Path file, List<RawEntry> journal) throws IOException {
        try (ExportWriter writer = ExportWriter.open(file, Map.of("source", "a test"), WIRE)) {
            for (RawEntry entry : journal) {
                writer.add(entry, body(entry));
            }
            writer.finish();
        }
        return file;
    }
}
