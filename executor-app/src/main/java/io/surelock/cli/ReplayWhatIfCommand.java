package io.surelock.cli;

import io.surelock.app.config.ConfigException;
import io.surelock.app.config.ConfigInput;
import io.surelock.app.config.ConfigLoader;
import io.surelock.contract.Wire;
import io.surelock.replay.OpenJournal;
import io.surelock.replay.timeline.Words;
import io.surelock.replay.whatif.Example;
import io.surelock.replay.whatif.PolicyChange;
import io.surelock.replay.whatif.WhatIf;
import io.surelock.replay.whatif.WhatIfResult;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Tries another policy on what was recorded. */
@Command(
        name = "what-if",
        description = {
            "Decide the recorded opportunities again with another cooldown, maximum age and hold:"
                    + " which are taken, which are not, and what that changes in the"
                    + " realised profit.",
            "What bets that were never placed would have earned is in no journal: they are counted,"
                    + " not guessed."
        })
final class ReplayWhatIfCommand extends SurelockCommand {

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description =
                    "A configuration file; its desk.policy.cooldown, max-opportunity-age and hold"
                            + " are tried.")
    private Path policy = Path.of("policy.yaml");

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Compare only what was decided from this instant on.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Compare only what was decided before this instant.")
    private @Nullable Instant to;

    @Mixin private final JournalOptions journal = new JournalOptions();
    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public Integer call() throws Exception {
        InstantConverter.requireInOrder(commandLine(), from, to);
        Output output = output(json.asked());
        PolicyChange change = change();
        try (OpenJournal open = journal.open()) {
            Progress progress = new Progress(output, "Deciding", open.source().size());
            WhatIf whatIf =
                    new WhatIf(Wire.standard(), change, new WhatIf.Period(from, to), progress::at);
            open.source().read(whatIf);
            progress.end();
            whatIf.problems().forEach(output::warn);
            if (!whatIf.problems().isEmpty()) {
                output.result(Map.of("problems", whatIf.problems()));
                return NO;
            }
            say(whatIf.result(), change, output);
            output.result(plain(whatIf.result()));
            return FINE;
        }
    }

    /** The file need not say where Kafka is, which a configuration otherwise must. */
    private PolicyChange change() throws ConfigException {
        Map<String, String> flags = Map.of("kafka.bootstrap-servers", "unused:1");
        return PolicyChange.to(
                ConfigLoader.load(ConfigInput.of(flags, Optional.of(policy))).toPolicy());
    }

    private void say(WhatIfResult result, PolicyChange change, Output output) {
        output.say(
                "With a cooldown of %s, arbs at most %s old, and exposures that hold %s:"
                        .formatted(
                                Words.length(change.cooldown()),
                                Words.length(change.maxOpportunityAge()),
                                Words.words(change.hold().name())));
        line(output, "opportunities", result.opportunities());
        line(output, "decided the same", result.same());
        line(output, "newly taken", sum(result.newlyTaken()));
        new TreeMap<>(result.newlyTaken())
                .forEach((reason, count) -> line(output, "  were " + reason, count));
        line(output, "newly blocked", sum(result.newlyBlocked()));
        new TreeMap<>(result.newlyBlocked())
                .forEach((reason, count) -> line(output, "  now " + reason, count));
        line(output, "blocked by another reason", result.otherReason());
        output.say("");
        String title =
                from == null && to == null
                        ? "realised profit in the journal"
                        : "realised profit of the period's pairs";
        new TreeMap<>(result.recordedProfit())
                .forEach(
                        (currency, profit) ->
                                output.say("  %-38s %16s".formatted(title, Words.profit(profit))));
        new TreeMap<>(result.lostProfit())
                .forEach(
                        (currency, profit) ->
                                output.say(
                                        "  %-38s %16s"
                                                .formatted(
                                                        "without the newly blocked ("
                                                                + result.settled()
                                                                + ")",
                                                        Words.profit(profit.negated()))));
        output.say(
                "  Not known: %d newly blocked pairs have no result yet; %d newly taken ones were never placed%s."
                        .formatted(
                                result.unsettled(),
                                sum(result.newlyTaken()),
                                result.expectedOfNew().isEmpty()
                                        ? ""
                                        : " (their producers expected " + expected(result) + ")"));
        if (!result.examples().isEmpty()) {
            output.say("");
            output.say("Examples");
        }
        for (Example example : result.examples()) {
            output.sayPlain(
                    "  %s  entry %d  %s: %s, now %s%s"
                            .formatted(
                                    Words.time(example.at()),
                                    example.sequence(),
                                    example.pairId(),
                                    example.recorded(),
                                    example.other(),
                                    example.realised() == null
                                            ? ""
                                            : ", earned " + Words.profit(example.realised())));
        }
    }

    private static String expected(WhatIfResult result) {
        StringBuilder sums = new StringBuilder();
        new TreeMap<>(result.expectedOfNew())
                .forEach(
                        (currency, sum) ->
                                sums.append(sums.isEmpty() ? "" : " and ")
                                        .append(sum)
                                        .append(' ')
                                        .append(currency));
        return sums.toString();
    }

    private static void line(Output output, String name, long count) {
        output.say("  %-38s %8d".formatted(name, count));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static SequencedMap<String, Object> plain(WhatIfResult result) {
        SequencedMap<String, Object> plain = new LinkedHashMap<>();
        plain.put("opportunities", result.opportunities());
        plain.put("same", result.same());
        plain.put("newlyTaken", new TreeMap<>(result.newlyTaken()));
        plain.put("newlyBlocked", new TreeMap<>(result.newlyBlocked()));
        plain.put("otherReason", result.otherReason());
        Map<String, String> profit = new TreeMap<>();
        result.recordedProfit().forEach((currency, sum) -> profit.put(currency, sum.amount()));
        plain.put("recordedProfit", profit);
        Map<String, String> lost = new TreeMap<>();
        result.lostProfit().forEach((currency, sum) -> lost.put(currency, sum.amount()));
        plain.put("profitOfNewlyBlocked", lost);
        plain.put("newlyBlockedSettled", result.settled());
        plain.put("newlyBlockedUnsettled", result.unsettled());
        plain.put("newlyTakenExpected", new TreeMap<>(result.expectedOfNew()));
        plain.put("problems", List.of());
        return plain;
    }
}
