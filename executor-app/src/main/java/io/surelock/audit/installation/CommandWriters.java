package io.surelock.audit.installation;

import io.surelock.contract.Topics;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may write operators' commands, as the brokers read their rules: a DENY wins over any ALLOW,
 * and where no rule is about the topic, {@code allow.everyone.if.no.acl.found} decides. Super users
 * may always; they are in no rule.
 */
final class CommandWriters {

    private static final String NAME = "rights";
    private static final String TOPIC = Topics.OPERATOR_COMMANDS.name();
    private static final String ALL = "*";
    private static final String EVERYBODY = "User:*";
    private static final String ADVICE = "Let only operators write to operator-commands.";

    private CommandWriters() {}

    /**
     * Looks at all rules of the brokers.
     *
     * @param rules whatever they are about
     */
    static Check check(Collection<AclBinding> rules) {
        List<AccessControlEntry> governing =
                rules.stream()
                        .filter(rule -> isAboutTopic(rule.pattern()))
                        .map(AclBinding::entry)
                        .toList();
        if (governing.isEmpty()) {
            return Check.note(
                    NAME,
                    List.of(
                            "none of %d rules is about %s: the brokers' setting"
                                            .formatted(rules.size(), TOPIC)
                                    + " allow.everyone.if.no.acl.found decides whether everybody"
                                    + " may write to it"),
                    "Add a rule that lets operators write to operator-commands; from then on nobody"
                            + " else may, whatever that setting says.");
        }
        Set<String> denied = denied(governing);
        Set<String> writers = allowed(governing);
        writers.removeAll(denied);
        if (denied.contains(EVERYBODY)) {
            writers.clear();
        }
        if (writers.contains(EVERYBODY)) {
            String but = denied.isEmpty() ? "" : " but " + String.join(", ", denied);
            return Check.wrong(NAME, List.of("everybody" + but + " may write to " + TOPIC), ADVICE);
        }
        return Check.fine(
                NAME,
                "%d rules about %s; it is written by %s"
                        .formatted(
                                governing.size(),
                                TOPIC,
                                writers.isEmpty() ? "no one but super users" : writers));
    }

    private static boolean isAboutTopic(ResourcePattern pattern) {
        String name = pattern.name();
        return pattern.resourceType() == ResourceType.TOPIC
                && (pattern.patternType() == PatternType.PREFIXED
                        ? TOPIC.startsWith(name)
                        : name.equals(ALL) || name.equals(TOPIC));
    }

    private static Set<String> allowed(List<AccessControlEntry> rules) {
        return rules.stream()
                .filter(rule -> isAboutWriting(rule, AclPermissionType.ALLOW))
                .map(AccessControlEntry::principal)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From everywhere: who is refused at one address may write from another. */
    private static Set<String> denied(List<AccessControlEntry> rules) {
        return rules.stream()
                .filter(rule -> isAboutWriting(rule, AclPermissionType.DENY))
                .filter(rule -> rule.host().equals(ALL))
                .map(AccessControlEntry::principal)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isAboutWriting(AccessControlEntry rule, AclPermissionType permission) {
        return rule.permissionType() == permission
                && (rule.operation() == AclOperation.WRITE || rule.operation() == AclOperation.ALL);
    }
}
