package io.surelock.audit.installation;

import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Who may write to operator-commands, by Kafka's rules about rules. */
class CommandWritersTest {

    private static final String TOPIC = "operator-commands";

    @Test
    void asksForARuleWhereNoneIsAboutTheTopic() {
        Check none = CommandWriters.check(List.of());
        Check others = check(rule("User:ops", ALLOW, LITERAL, "desk-journal"));

        assertThat(none.status()).isEqualTo(Check.Status.NOTE);
        assertThat(none.advice()).startsWith("Add a rule");
        assertThat(others.status()).isEqualTo(Check.Status.NOTE);
        assertThat(others.found().getFirst())
                .startsWith("none of 1 rules is about operator-commands");
    }

    @Test
    void namesTheWriters() {
        Check check =
                check(
                        rule("User:ops", ALLOW, LITERAL, TOPIC),
                        rule("User:team", ALLOW, PREFIXED, "operator-"),
                        rule("User:admin", ALLOW, LITERAL, "*"));

        assertThat(check.status()).isEqualTo(Check.Status.FINE);
        assertThat(check.found().getFirst()).endsWith("[User:admin, User:ops, User:team]");
    }

    @Test
    void takesALiteralNameForNoPrefix() {
        Check check =
                check(
                        rule("User:*", ALLOW, LITERAL, "operator"),
                        rule("User:ops", ALLOW, LITERAL, TOPIC));

        assertThat(check.status()).isEqualTo(Check.Status.FINE);
        assertThat(check.found().getFirst()).endsWith("[User:ops]");
    }

    @Test
    void isWrongWhereEverybodyMayWrite() {
        assertThat(check(rule("User:*", ALLOW, PREFIXED, "op")).status())
                .isEqualTo(Check.Status.WRONG);
        assertThat(check(rule("User:*", ALLOW, LITERAL, "*")).status())
                .isEqualTo(Check.Status.WRONG);
    }

    @Test
    void letsADenialWin() {
        Check some =
                check(
                        rule("User:ops", ALLOW, LITERAL, TOPIC),
                        rule("User:guest", ALLOW, PREFIXED, "operator"),
                        rule("User:guest", DENY, LITERAL, TOPIC));
        Check all =
                check(
                        rule("User:*", ALLOW, LITERAL, "*"),
                        rule("User:*", DENY, PREFIXED, "operator-"));
        Check allBut =
                check(
                        rule("User:*", ALLOW, LITERAL, TOPIC),
                        rule("User:guest", DENY, LITERAL, TOPIC));

        assertThat(some.found().getFirst()).endsWith("[User:ops]");
        assertThat(all.status()).isEqualTo(Check.Status.FINE);
        assertThat(all.found().getFirst()).endsWith("no one but super users");
        assertThat(allBut.status()).isEqualTo(Check.Status.WRONG);
        assertThat(allBut.found().getFirst()).startsWith("everybody but User:guest may write");
    }

    @Test
    void countsADenialAtOneAddressForNone() {
        AclBinding here =
                new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, TOPIC, LITERAL),
                        new AccessControlEntry("User:*", "10.0.0.1", AclOperation.WRITE, DENY));

        assertThat(check(rule("User:*", ALLOW, LITERAL, TOPIC), here).status())
                .isEqualTo(Check.Status.WRONG);
    }

    private static Check check(AclBinding... rules) {
        return CommandWriters.check(List.of(rules));
    }

    private static AclBinding rule(
            String principal, AclPermissionType permission, PatternType type, String name) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, name, type),
                new AccessControlEntry(principal, "*", AclOperation.WRITE, permission));
    }
}
