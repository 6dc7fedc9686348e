package io.surelock.audit.installation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.app.config.Configuration;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.KafkaConnection;
import io.surelock.audit.cluster.TopicLog;
import io.surelock.contract.Topics;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.policy.Policy;

import org.apache.kafka.clients.admin.Admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Looks at a running installation. It reads topics without a consumer group, asks the brokers and
 * Redis, and changes and publishes nothing.
 */
public final class InstallationAudit {

    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(30);
    static final int MOST_NAMED = 10;

    private final Configuration configuration;
    private final Map<String, String> kafka;
    private final List<Check> checks = new ArrayList<>();

    public InstallationAudit(Configuration configuration) {
        this.configuration = configuration;
        this.kafka = configuration.kafkaProperties();
    }

    /**
     * Looks at everything.
     *
     * @param listener hears of each check as soon as it is there
     * @throws KafkaAccessException with one sentence if the brokers cannot be asked
     */
    public List<Check> run(Consumer<Check> listener)
            throws KafkaAccessException, InterruptedException, ExecutionException {
        try (Admin admin = KafkaConnection.open(kafka)) {
            KafkaChecks brokers = new KafkaChecks(admin, configuration);
            Check topics = brokers.topics();
            add(topics, listener);
            add(brokers.replication(), listener);
            add(brokers.rights(), listener);
            if (topics.status() == Check.Status.WRONG) {
                return List.copyOf(checks);
            }
            JournalView journal = JournalView.read(kafka);
            add(journal(journal), listener);
            add(policy(journal), listener);
            add(exposures(journal), listener);
            add(deadLetters(), listener);
            add(new RedisCheck(kafka).run(configuration.redis()), listener);
            add(clock(), listener);
            add(brokers.lag(), listener);
        }
        return List.copyOf(checks);
    }

    /** The answer of the command, on one line. */
    public static String json(List<Check> checks) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("checks", checks.size());
        for (Check.Status status : Check.Status.values()) {
            json.put(
                    status.label(),
                    checks.stream().filter(check -> check.status() == status).count());
        }
        ArrayNode results = json.putArray("results");
        for (Check check : checks) {
            ObjectNode result = results.addObject();
            result.put("check", check.name()).put("status", check.status().label());
            check.found().forEach(result.putArray("found")::add);
            result.put("advice", check.advice());
        }
        return json.toString();
    }

    private void add(Check check, Consumer<Check> listener) {
        checks.add(check);
        listener.accept(check);
    }

    private static Check journal(JournalView journal) {
        return journal.problems().isEmpty()
                ? Check.fine(
                        "journal",
                        journal.entries() + " entries of whole chains decided again the same")
                : Check.wrong(
                        "journal",
                        journal.problems(),
                        "Halt the desk and find out who wrote to desk-journal: decisions and"
                                + " record differ.");
    }

    private Check policy(JournalView journal) {
        Policy configured = configuration.toPolicy();
        Policy used = journal.policies().get(Policy.MAIN_DESK);
        if (used == null) {
            return Check.note(
                    "policy",
                    List.of("the desk has decided nothing yet"),
                    "Its first input seeds the policy of the configuration.");
        }
        return used.equals(configured)
                ? Check.fine("policy", "as configured: cooldown " + used.cooldown())
                : Check.note(
                        "policy",
                        List.of("the desk decides by " + used, "configured is " + configured),
                        "The configuration only seeds a desk; change a policy with the operator"
                                + " command policy.");
    }

    private static Check exposures(JournalView journal) {
        List<String> open = new ArrayList<>();
        for (Exposure exposure : journal.open().values()) {
            open.add(
                    "%s %s since %s, at most %s %s at risk"
                            .formatted(
                                    exposure.pairId(),
                                    exposure.reason().label(),
                                    exposure.beganAt(),
                                    exposure.openRisk().amount(),
                                    exposure.openRisk().currency()));
        }
        return open.isEmpty()
                ? Check.fine("exposures", "none is open")
                : Check.wrong(
                        "exposures",
                        first(open),
                        "Look at each and resolve it with the operator command resolve; until then"
                                + " both its accounts are on hold.");
    }

    private Check deadLetters() {
        LetterCount letters = new LetterCount();
        try (TopicLog log = new TopicLog(kafka, Topics.DEAD_LETTERS)) {
            log.read(letters::take);
        }
        return letters.check();
    }

    /** Without writing a probe: by what the running instances have written last. */
    private Check clock() {
        try (TopicLog log = new TopicLog(kafka, Topics.CLOCK_PROBES)) {
            AtomicLong newest = new AtomicLong();
            log.read(probe -> newest.accumulateAndGet(probe.timestamp(), Math::max));
            Duration behind = Duration.between(Instant.ofEpochMilli(newest.get()), Instant.now());
            if (behind.compareTo(TOLERANCE.negated()) < 0) {
                return Check.wrong(
                        "clock",
                        List.of("this machine is " + behind.negated() + " behind the brokers"),
                        "Set its clock right, with NTP.");
            }
            if (behind.compareTo(FRESH) > 0) {
                return Check.wrong(
                        "clock",
                        List.of("no instance has asked the brokers' clock for " + behind),
                        "Look whether an instance runs; if one does, this machine's clock is"
                                + " ahead.");
            }
            return Check.fine(
                    "clock",
                    "the brokers' last word is %d ms old by this machine's clock"
                            .formatted(behind.toMillis()));
        }
    }

    /** So many that a person reads them. */
    static List<String> first(List<String> all) {
        if (all.size() <= MOST_NAMED) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST_NAMED));
        some.add("and " + (all.size() - MOST_NAMED) + " more");
        return some;
    }
}
