package io.surelock.scenario.file;

import io.surelock.bet.BetId;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.desk.policy.Policy;
import io.surelock.scenario.Expectation;
import io.surelock.scenario.Scenario;
import io.surelock.scenario.Step;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads scenario files. */
public final class ScenarioReader {

    /** Larger than any scenario: 1 MiB. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final Instant DEFAULT_START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration DEFAULT_RUN = Duration.ofMinutes(20);

    /** What any JVM, Kafka and JSON can tell, with room for a run. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private static final Duration LONGEST_RUN = Duration.ofDays(3_650);

    private ScenarioReader() {}

    /**
     * All scenarios of a file, one for each YAML document.
     *
     * @throws ScenarioFileException if the file cannot be read, or says something else than a
     *     scenario can
     */
    public static List<Scenario> read(Path file) throws ScenarioFileException {
        return read(file.toString(), text(file));
    }

    /**
     * All scenarios of a text.
     *
     * @param file names the text in errors and results
     */
    public static List<Scenario> read(String file, String text) throws ScenarioFileException {
        List<Scenario> scenarios = new ArrayList<>();
        for (YamlNode document : YamlDocuments.read(file, text)) {
            scenarios.add(scenario(Fields.of(file, "", document)));
        }
        if (scenarios.isEmpty()) {
            throw new ScenarioFileException(
                    file + " holds no scenario: it needs at least the key scenario");
        }
        return scenarios;
    }

    /**
     * What a bookmaker does, bet by bet: the {@code bookmaker} part of a scenario as a file of its
     * own. Several documents add up; a later one wins.
     *
     * @throws ScenarioFileException as for scenarios
     */
    public static Map<BetId, BetScript> readScripts(Path file) throws ScenarioFileException {
        Map<BetId, BetScript> scripts = new LinkedHashMap<>();
        for (YamlNode document : YamlDocuments.read(file.toString(), text(file))) {
            scripts.putAll(BookmakerSection.read(Fields.of(file.toString(), "", document)));
        }
        return scripts;
    }

    private static Scenario scenario(Fields fields) throws ScenarioFileException {
        String name = fields.requireText("scenario");
        Instant start =
                Objects.requireNonNullElse(fields.instant("start", DEFAULT_START), DEFAULT_START);
        if (start.isBefore(EARLIEST) || start.isAfter(LATEST)) {
            throw fields.error("start", "an instant of the years 1970 to 9000");
        }
        Policy policy = PolicySection.read(fields.object("policy"), Policy.DEFAULT);
        List<Step> steps = steps(fields, start, policy);
        Map<BetId, BetScript> scripts = BookmakerSection.read(fields.object("bookmaker"));
        Duration run = fields.duration("run", DEFAULT_RUN);
        if (run.isNegative() || run.compareTo(LONGEST_RUN) > 0) {
            throw fields.error("run", "0s to 87600h");
        }
        Expectation expectation = ExpectSection.read(fields.object("expect"));
        fields.done();
        return new Scenario(name, fields.file(), start, policy, steps, scripts, run, expectation);
    }

    /** By time; at one instant by their place in the file. */
    private static List<Step> steps(Fields fields, Instant start, Policy policy)
            throws ScenarioFileException {
        List<Step> steps = new ArrayList<>();
        // Lists come in the order in which the file has them.
        for (String name : fields.order("opportunities", "operators")) {
            int number = 0;
            for (YamlNode item : fields.items(name)) {
                number++;
                Fields step = Fields.of(fields.file(), name + "[" + number + "]", item);
                Step read =
                        name.equals("operators")
                                ? new OperatorSection(start, policy).read(step, number)
                                : new OpportunitySection(start).read(step);
                if (read.at().isBefore(start)) {
                    throw step.error("at", "0s or more, as nothing can come before start");
                }
                steps.add(read);
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    /** The text of a file that people have written. */
    static String text(Path file) throws ScenarioFileException {
        try {
            if (Files.isDirectory(file)) {
                throw new ScenarioFileException(
                        file + " is a folder: name the scenario files in it");
            }
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                throw new ScenarioFileException(
                        file + " is larger than 1 MiB; split it into several files");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ScenarioFileException(file + " is not UTF-8 text: save it as UTF-8", e);
        } catch (IOException e) {
            throw new ScenarioFileException(file + " cannot be read: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "there is no such file"
                : String.valueOf(e.getMessage());
    }
}
