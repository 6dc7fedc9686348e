package io.surelock.audit.installation;

import io.surelock.app.config.Configuration;
import io.surelock.app.durability.DurabilityGuard;
import io.surelock.app.durability.Finding;
import io.surelock.app.topics.Difference;
import io.surelock.app.topics.KafkaAccessException;
import io.surelock.app.topics.TopicAdmin;
import io.surelock.app.topics.TopicPlan;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** What the brokers say of topics, rights and groups. */
final class KafkaChecks {

    private static final long USUAL_LAG = 100;

    private final Admin admin;
    private final Configuration configuration;

    KafkaChecks(Admin admin, Configuration configuration) {
        this.admin = admin;
        this.configuration = configuration;
    }

    Check topics() throws KafkaAccessException {
        TopicPlan plan = TopicPlan.of(configuration.settings().kafka());
        List<Difference> differences = TopicAdmin.check(admin, plan);
        if (differences.isEmpty()) {
            return Check.fine(
                    "topics",
                    plan.topics().size()
                            + " topics with the partitions and the retention they need");
        }
        return Check.wrong(
                "topics",
                differences.stream().map(Difference::sentence).toList(),
                "./surelock topics apply makes and corrects what can be.");
    }

    /** Whether the topics keep what they have confirmed, by the rule that guards real bets. */
    Check replication() throws KafkaAccessException {
        List<Finding> findings = DurabilityGuard.findings(admin, configuration.settings().kafka());
        if (findings.isEmpty()) {
            return Check.fine("replication", "every topic keeps what it has confirmed");
        }
        List<String> found =
                InstallationAudit.first(findings.stream().map(Finding::sentence).toList());
        return configuration.betsForReal()
                ? Check.wrong("replication", found, "Mend each as it says.")
                : Check.note(
                        "replication",
                        found,
                        "On paper this will do; with any other bookmaker run refuses it.");
    }

    Check rights() throws InterruptedException {
        try {
            Collection<AclBinding> rights = admin.describeAcls(AclBindingFilter.ANY).values().get();
            return CommandWriters.check(rights);
        } catch (ExecutionException e) {
            return refused(Objects.requireNonNull(e.getCause()));
        }
    }

    private static Check refused(Throwable cause) {
        if (cause instanceof SecurityDisabledException) {
            return Check.note(
                    "rights",
                    List.of("the brokers check none: whoever reaches them may publish anything"),
                    "Configure an authorizer and let only operators write to operator-commands.");
        }
        if (cause instanceof ClusterAuthorizationException) {
            return Check.note(
                    "rights",
                    List.of("this login may not read the rules"),
                    "Ask whoever administers the brokers, or audit with a login that may"
                            + " DESCRIBE the cluster.");
        }
        return Check.wrong(
                "rights", List.of("the rules cannot be read: " + cause.getMessage()), "Try again.");
    }

    Check lag() throws InterruptedException, ExecutionException {
        String prefix = configuration.settings().kafka().applicationIdPrefix() + "-";
        Map<String, Long> lags = new TreeMap<>();
        for (GroupListing group : admin.listGroups().all().get()) {
            if (group.groupId().startsWith(prefix)) {
                lags.put(group.groupId(), lag(group.groupId()));
            }
        }
        if (lags.isEmpty()) {
            return Check.wrong(
                    "lag",
                    List.of("no group begins with " + prefix + ": nothing has ever run here"),
                    "Start an instance with ./surelock run, or correct"
                            + " kafka.application-id-prefix.");
        }
        List<String> behind = new ArrayList<>();
        lags.forEach(
                (group, lag) -> {
                    if (lag > USUAL_LAG) {
                        behind.add(group + " is " + lag + " records behind");
                    }
                });
        return behind.isEmpty()
                ? Check.fine("lag", "records still to be read: " + lags)
                : Check.wrong(
                        "lag", behind, "Look whether its instances run and what their log says.");
    }

    private long lag(String group) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        Map<TopicPartition, OffsetSpec> latest =
                committed.keySet().stream()
                        .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(latest).all().get();
        long lag = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> each : committed.entrySet()) {
            ListOffsetsResultInfo end = ends.get(each.getKey());
            if (each.getValue() != null && end != null) {
                lag += Math.max(0, end.offset() - each.getValue().offset());
            }
        }
        return lag;
    }
}
