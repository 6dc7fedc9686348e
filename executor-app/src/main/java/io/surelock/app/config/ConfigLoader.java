package io.surelock.app.config;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;

import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a configuration. What was given is first checked by itself (known names, readable values,
 * nothing missing); the good part of it is then mapped and its ranges checked, so that every
 * problem comes to light in one go.
 */
public final class ConfigLoader {

    private static final String FLAGS = "command line";
    private static final String DOT_PREFIX = SurelockConfig.PREFIX + ".";
    private static final int BEFORE_BUILT_IN = 200;

    private final ConfigTree tree = ConfigTree.get();
    private final Findings findings = new Findings(tree);

    private ConfigLoader() {}

    /**
     * Reads and checks everything.
     *
     * @throws ConfigException naming every problem, one sentence each
     */
    public static Configuration load(ConfigInput input) throws ConfigException {
        return new ConfigLoader().read(input);
    }

    private Configuration read(ConfigInput input) throws ConfigException {
        input.flags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(flag -> findings.take(Key.parse(flag.getKey()), flag.getValue(), FLAGS));
        EnvironmentSource.read(input.environment(), tree, findings);
        input.file().ifPresent(file -> FileSource.read(file, tree, findings));
        SecretFiles.read(tree, findings);
        KafkaProperties.check(findings);
        List<Given> given = List.copyOf(findings.values());
        given.forEach(this::checkValue);
        Map<String, String> values = new HashMap<>();
        findings.values().forEach(good -> values.put(property(good.key()), good.value()));
        addMissing(given, values);
        Optional<SurelockConfig> settings = map(values);
        settings.map(BridgeRules::problems).ifPresent(all -> all.forEach(findings::problem));
        if (settings.isEmpty() || !findings.problems().isEmpty()) {
            throw new ConfigException(findings.problems());
        }
        return new Configuration(settings.get(), given);
    }

    private void checkValue(Given given) {
        Values.complaint(given.match().setting(), given.value())
                .ifPresent(
                        complaint -> {
                            findings.problem(sentence(given, complaint));
                            findings.remove(given.key());
                        });
    }

    /**
     * Reports what must be given and is not; an example takes its place, so that the rest is
     * checked.
     */
    private void addMissing(List<Given> given, Map<String, String> values) {
        Set<Key> named = new HashSet<>();
        given.forEach(one -> named.add(one.key()));
        for (Setting setting : tree.settings()) {
            if (setting.traits().required()) {
                for (Key key : namesOf(setting, named)) {
                    if (!named.contains(key)) {
                        findings.problem(missing(key));
                    }
                    values.putIfAbsent(property(key), setting.example());
                }
            }
        }
    }

    /** A setting of a list or map is needed once for each of its members. */
    private static List<Key> namesOf(Setting setting, Set<Key> named) {
        int open = setting.pattern().indexOf(Setting.INDEX);
        if (open < 0) {
            return List.of(new Key(setting.pattern()));
        }
        List<String> before = setting.pattern().subList(0, open);
        return named.stream()
                .filter(key -> key.segments().size() > open + 1)
                .filter(key -> key.segments().subList(0, open).equals(before))
                .map(setting::filledLike)
                .distinct()
                .sorted(Comparator.comparing(Key::text))
                .toList();
    }

    private static String missing(Key key) {
        return "%s is missing: give it in the file or as %s in the environment."
                .formatted(key.text(), EnvironmentSource.variable(key));
    }

    private Optional<SurelockConfig> map(Map<String, String> values) {
        try {
            SmallRyeConfig config =
                    new SmallRyeConfigBuilder()
                            .withSources(new PropertiesConfigSource(values, "surelock", 100))
                            .withConverter(
                                    Duration.class,
                                    BEFORE_BUILT_IN,
                                    (Converter<Duration>) Values::duration)
                            .withValidator(new BeanValidationConfigValidatorImpl())
                            .withMapping(SurelockConfig.class)
                            .build();
            return Optional.of(config.getConfigMapping(SurelockConfig.class));
        } catch (ConfigValidationException e) {
            for (int i = 0; i < e.getProblemCount(); i++) {
                findings.problem(translated(e.getProblem(i).getMessage()));
            }
            return Optional.empty();
        }
    }

    /** The library's "surelock.kafka.partitions must be …" in the words of the one who wrote it. */
    private String translated(String problem) {
        List<Given> candidates = new ArrayList<>(findings.values());
        candidates.sort(
                Comparator.comparingInt((Given given) -> given.key().text().length()).reversed());
        for (Given given : candidates) {
            String name = DOT_PREFIX + given.key().text();
            if (problem.startsWith(name + " ") || problem.startsWith(name + "[")) {
                String complaint = problem.substring(problem.indexOf(' ', name.length()) + 1);
                return sentence(given, complaint);
            }
        }
        return problem.startsWith(DOT_PREFIX)
                ? problem.substring(DOT_PREFIX.length()) + "."
                : problem;
    }

    private static String sentence(Given given, String complaint) {
        String joint = complaint.startsWith("must") ? " but " : ", which ";
        boolean hidden = given.match().setting().hides(given.key());
        return given.named() + (hidden ? " " : joint) + complaint + ".";
    }

    private static String property(Key key) {
        return DOT_PREFIX + Objects.requireNonNull(key).quoted();
    }
}
