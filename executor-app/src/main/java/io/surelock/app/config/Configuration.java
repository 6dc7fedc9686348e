package io.surelock.app.config;

import io.surelock.alert.AlertReceiver;
import io.surelock.desk.policy.Policy;
import io.surelock.mirror.RedisSettings;
import io.surelock.settlement.PollPlan;

import org.apache.kafka.clients.CommonClientConfigs;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A configuration that was read and checked, and what follows from it. */
public final class Configuration {

    /**
     * Longest wait for one answer of a broker. One whose machine has lost its power or its network
     * says nothing, not even that it is gone, and who waits for it does not look for its successor.
     * The others have one after 9 s by default: who asks too early asks again after this time, and
     * a commit waits for several answers one after the other.
     */
    private static final Duration SILENT_BROKER = Duration.ofSeconds(5);

    private final SurelockConfig settings;
    private final List<Given> given;

    Configuration(SurelockConfig settings, List<Given> given) {
        this.settings = settings;
        this.given = List.copyOf(given);
    }

    /** The typed settings. */
    public SurelockConfig settings() {
        return settings;
    }

    /** The roles of this process, each once. */
    public Set<Role> roles() {
        return Set.copyOf(settings.roles());
    }

    /** The first policy of desks on which nothing was decided yet. */
    public Policy toPolicy() {
        SurelockConfig.PolicySettings policy = settings.desk().policy();
        SurelockConfig.PollSettings polls = policy.polls();
        return new Policy(
                policy.cooldown(),
                policy.maxOpportunityAge(),
                policy.hold(),
                policy.placementWindow(),
                policy.callTimeout(),
                policy.callMargin(),
                policy.lookupInterval(),
                policy.lookupDeadline(),
                new PollPlan(
                        polls.interval(),
                        polls.maxPolls(),
                        polls.answerTimeout(),
                        polls.correctionsFor(),
                        polls.correctionsEvery()));
    }

    /**
     * What every Kafka client begins with: the brokers, the wait for one that is silent, and the
     * free properties, which win over that wait. Has secrets.
     */
    public Map<String, String> kafkaProperties() {
        Map<String, String> properties = new HashMap<>();
        properties.put(
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                Long.toString(SILENT_BROKER.toMillis()));
        properties.putAll(settings.kafka().properties());
        properties.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        return properties;
    }

    /** The Redis of the mirror and how to log in. */
    public RedisSettings redis() {
        SurelockConfig.Redis redis = settings.redis();
        var server = new RedisSettings(redis.uri(), null, null, redis.database(), redis.timeout());
        return redis.password()
                .map(password -> server.login(redis.username().orElse(null), password))
                .orElse(server);
    }

    /** Who is told of events. */
    public List<AlertReceiver> receivers() {
        return settings.alerts().receivers().stream().map(Configuration::receiver).toList();
    }

    private static AlertReceiver receiver(SurelockConfig.Receiver receiver) {
        return new AlertReceiver(
                receiver.name(),
                URI.create(receiver.url()),
                receiver.secret().orElse(""),
                Set.copyOf(receiver.events()));
    }

    /** How bets of a provider are placed. */
    public BookmakerKind bookmakerKind(String provider) {
        SurelockConfig.Bookmaker named = settings.bookmakers().providers().get(provider);
        return named == null ? settings.bookmakers().otherwise() : named.kind();
    }

    /** Whether bets of any provider are real: placed with anything but paper. */
    public boolean betsForReal() {
        return Stream.concat(
                        Stream.of(settings.bookmakers().otherwise()),
                        settings.bookmakers().providers().values().stream()
                                .map(SurelockConfig.Bookmaker::kind))
                .anyMatch(kind -> kind != BookmakerKind.PAPER);
    }

    /**
     * Every setting with its value and where that came from, a line each, in the order of the
     * documentation; secrets are hidden.
     */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        Set<Key> shown = new HashSet<>();
        for (Setting setting : ConfigTree.get().settings()) {
            List<Given> values =
                    given.stream().filter(one -> one.match().setting().equals(setting)).toList();
            if (values.isEmpty()) {
                setting.defaultValue()
                        .filter(_ -> !hasWildcard(setting))
                        .ifPresent(value -> lines.add(line(setting, value)));
            }
            for (Given value : values) {
                if (shown.add(value.key())) {
                    lines.add(line(value));
                }
            }
        }
        return lines;
    }

    private static boolean hasWildcard(Setting setting) {
        return setting.pattern().contains(Setting.INDEX)
                || setting.pattern().contains(Setting.NAME);
    }

    private static String line(Setting setting, String value) {
        return "%s = %s  (default)".formatted(new Key(setting.pattern()).text(), value);
    }

    private static String line(Given given) {
        String value = Masking.shown(given.match().setting(), given.key(), given.value());
        return "%s = %s  (%s)".formatted(given.key().text(), value, given.origin());
    }

    /** As {@link #describe}. */
    @Override
    public String toString() {
        return String.join("\n", describe());
    }
}
