package io.surelock.cli;

import io.surelock.contract.Wire;
import io.surelock.replay.OpenJournal;
import io.surelock.replay.ReplayException;
import io.surelock.replay.kafka.JournalTopicCheck;
import io.surelock.replay.kafka.KafkaCauses;
import io.surelock.replay.kafka.KafkaStores;
import io.surelock.replay.source.JournalSource;
import io.surelock.replay.verify.Anchors;
import io.surelock.replay.verify.Causes;
import io.surelock.replay.verify.Counts;
import io.surelock.replay.verify.FieldDiff;
import io.surelock.replay.verify.Finding;
import io.surelock.replay.verify.FindingKind;
import io.surelock.replay.verify.JournalEnds;
import io.surelock.replay.verify.JournalVerifier;
import io.surelock.replay.verify.StoreComparison;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Decides a journal again and compares. */
@Command(
        name = "verify",
        description = {
            "Decide the whole journal again and compare: sequence without gaps, hash chain unbroken,"
                    + " every cause as it was, every decision the same.",
            "Exit code 1 if anything is wrong; each finding names its place."
        })
final class ReplayVerifyCommand extends SurelockCommand {

    /** More than these are counted, but not told one by one. */
    private static final int MOST_TOLD = 100;

    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            description =
                    "Also prove that nothing was rewritten before the heads that `replay anchor`"
                            + " printed into this file.")
    private @Nullable Path anchor;

    @Mixin private final JournalOptions journal = new JournalOptions();
    @Mixin private final JsonOption json = new JsonOption();

    private final List<Finding> told = new ArrayList<>();
    private String notCompared = "they are not at hand";

    @Override
    public Integer call() throws Exception {
        Output output = output(json.asked());
        try (OpenJournal open = journal.open()) {
            Progress progress = new Progress(output, "Verifying", open.source().size());
            JournalVerifier verifier = verify(open, output, progress);
            progress.end();
            say(verifier, progress, open.source().name(), output);
            output.result(answer(verifier));
            return verifier.counts().findings() == 0 ? FINE : NO;
        }
    }

    private JournalVerifier verify(OpenJournal open, Output output, Progress progress)
            throws Exception {
        Map<String, String> kafka = open.kafka().orElse(null);
        if (kafka == null) {
            notCompared = "this is an export";
            JournalVerifier verifier = verify(open, Causes.NONE, output, progress);
            requireEntries(open.source(), verifier);
            return verifier;
        }
        try (KafkaCauses causes = new KafkaCauses(kafka)) {
            JournalVerifier verifier = verify(open, causes, output, progress);
            compareStores(kafka, open.source(), verifier);
            requireEntries(open.source(), verifier);
            JournalTopicCheck.run(
                    kafka,
                    (where, problem) -> verifier.find(FindingKind.RETENTION, where, problem));
            return verifier;
        }
    }

    /** Of nothing, "nothing found" would be no answer. */
    private static void requireEntries(JournalSource source, JournalVerifier verifier)
            throws CliException {
        if (verifier.counts().entries() == 0 && verifier.counts().findings() == 0) {
            throw new CliException(
                    "%s holds no entry of a journal: give the Kafka, folder or export that has one."
                            .formatted(source.name()));
        }
    }

    private void compareStores(
            Map<String, String> kafka, JournalSource source, JournalVerifier verifier)
            throws Exception {
        Wire wire = Wire.standard();
        StoreComparison comparison = new StoreComparison(wire, verifier.books(), verifier::find);
        KafkaStores.compare(kafka, comparison, new JournalEnds(wire, source, verifier))
                .ifPresent(why -> notCompared = why);
        verifier.counts().addStoreValues(comparison.compared());
    }

    private JournalVerifier verify(
            OpenJournal open, Causes causes, Output output, Progress progress) throws Exception {
        JournalVerifier verifier =
                new JournalVerifier(
                        Wire.standard(),
                        causes,
                        anchors(),
                        finding -> tell(finding, output),
                        progress::at);
        open.source().read(verifier);
        verifier.end(open.source().part());
        return verifier;
    }

    private Anchors anchors() throws ReplayException {
        if (anchor == null) {
            return Anchors.none();
        }
        try {
            return Anchors.read(Files.readAllLines(anchor));
        } catch (IOException e) {
            throw new ReplayException(
                    "%s cannot be read (%s): give --anchor a file that replay anchor wrote."
                            .formatted(anchor, e.getMessage()),
                    e);
        }
    }

    private void tell(Finding finding, Output output) {
        if (told.size() >= MOST_TOLD) {
            return;
        }
        told.add(finding);
        output.endProgress();
        output.sayMarked(
                "@|bold,red %s|@".formatted(finding.kind().label()),
                place(finding) + finding.problem());
        for (FieldDiff field : finding.diff()) {
            output.sayPlain("    " + field.field());
            output.sayPlain("      recorded  " + field.recorded());
            output.sayPlain("      now       " + field.now());
        }
    }

    private static String place(Finding finding) {
        StringBuilder place = new StringBuilder();
        if (finding.desk() != null) {
            place.append("desk ").append(finding.desk()).append(' ');
        }
        if (finding.sequence() > 0) {
            place.append("entry ").append(finding.sequence()).append(' ');
        }
        return place.append("at ").append(finding.where()).append(": ").toString();
    }

    private void say(JournalVerifier verifier, Progress progress, String name, Output output) {
        Counts counts = verifier.counts();
        output.say(
                String.format(
                        Locale.ROOT,
                        "%s: %,d entries of %s read, %,d decided again (%s).",
                        name,
                        counts.entries(),
                        counts.desks() == 1 ? "1 desk" : counts.desks() + " desks",
                        counts.redecided(),
                        progress.summary()));
        verifier.heads()
                .forEach(
                        (desk, head) -> {
                            if (head.start() > 0) {
                                output.sayPlain(
                                        "  desk %s begins after entry %d, with the state that the file states"
                                                .formatted(desk, head.start()));
                            }
                            output.sayPlain(
                                    "  desk %s ends at entry %d, hash %s"
                                            .formatted(desk, head.sequence(), head.hash()));
                        });
        output.say(causes(counts));
        output.say(stores(counts));
        if (anchor != null) {
            output.say(anchors(counts));
        }
        long left = counts.findings() - told.size();
        if (left > 0) {
            output.say("  %d more findings were counted and not told.".formatted(left));
        }
        output.say(
                counts.findings() == 0
                        ? "@|bold,green Nothing found.|@"
                        : "@|bold,red %d finding%s.|@"
                                .formatted(counts.findings(), counts.findings() == 1 ? "" : "s"));
    }

    private static String causes(Counts counts) {
        if (counts.causesFound() == 0) {
            return "  the records decided on are not at hand; their digests are in the entries";
        }
        return String.format(
                Locale.ROOT,
                "  %,d records decided on are there, byte for byte; %,d are no longer kept",
                counts.causesFound(),
                counts.causesNotKept());
    }

    private String stores(Counts counts) {
        return counts.storeValues() == 0
                ? "  the desk's stores are not compared: " + notCompared
                : String.format(
                        Locale.ROOT,
                        "  %,d values of the desk's stores are compared with what the journal leaves",
                        counts.storeValues());
    }

    private static String anchors(Counts counts) {
        return "  anchors: %d as written down, %d of entries that are not in this part of the journal"
                .formatted(counts.anchorsMet(), counts.anchorsNotAtHand());
    }

    private SequencedMap<String, Object> answer(JournalVerifier verifier) {
        SequencedMap<String, Object> answer = verifier.counts().figures();
        Map<String, Object> kinds = new LinkedHashMap<>();
        verifier.counts().byKind().forEach((kind, count) -> kinds.put(kind.label(), count));
        answer.put("findingsByKind", kinds);
        answer.put("findings", told.stream().map(ReplayVerifyCommand::plain).toList());
        return answer;
    }

    private static Map<String, Object> plain(Finding finding) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("kind", finding.kind().label());
        plain.put("desk", finding.desk());
        plain.put("sequence", finding.sequence());
        plain.put("where", finding.where());
        plain.put("problem", finding.problem());
        plain.put(
                "diff",
                finding.diff().stream()
                        .map(
                                field ->
                                        Map.of(
                                                "field", field.field(),
                                                "recorded", field.recorded(),
                                                "now", field.now()))
                        .toList());
        return plain;
    }
}
