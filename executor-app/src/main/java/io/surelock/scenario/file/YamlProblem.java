package io.surelock.scenario.file;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one sentence what the YAML parser says in several lines, and what is often meant. */
final class YamlProblem {

    /** Where the parser stood; what comes last is where it failed, not where it began. */
    private static final Pattern PLACE = Pattern.compile("in '[^']*', line (\\d+), column \\d+");

    private YamlProblem() {}

    static ScenarioFileException of(String file, JsonProcessingException problem) {
        List<String> said = problem.getOriginalMessage().lines().map(String::strip).toList();
        int line = problem.getLocation() == null ? 1 : problem.getLocation().getLineNr();
        String sentence = said.isEmpty() ? "unreadable" : said.getFirst();
        for (int i = 0; i < said.size(); i++) {
            Matcher place = PLACE.matcher(said.get(i));
            if (place.find()) {
                line = Integer.parseInt(place.group(1));
                sentence = i == 0 ? sentence : said.get(i - 1);
            }
        }
        return new ScenarioFileException(
                "%s line %d is no YAML: %s%s".formatted(file, line, sentence, advice(sentence)),
                problem);
    }

    private static String advice(String sentence) {
        if (sentence.contains("mapping values are not allowed")) {
            return "; put a value that holds a colon and a space in quotes";
        }
        if (sentence.contains("\\t")) {
            return "; indent with spaces";
        }
        if (sentence.contains("special characters")) {
            return "; leave out control characters";
        }
        return "";
    }
}
