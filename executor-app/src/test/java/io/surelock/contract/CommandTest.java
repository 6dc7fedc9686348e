package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.AccountId;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.policy.HoldMode;
import io.surelock.desk.policy.Policy;
import io.surelock.settlement.PollPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class CommandTest {

    private static final Instant AT = Instant.parse("2026-01-05T12:00:00Z");
    private static final String RESOLVE =
            "\"resolve\": {\"pair\": \"P-1\", \"note\": \"hedged by hand\"}";

    private final Wire wire = Wire.standard();

    static List<Action> actions() {
        return List.of(
                new Action.Resolve("P-1", "hedged by hand"),
                new Action.Halt("maintenance"),
                new Action.Resume("done"),
                new Action.ChangePolicy(Policy.DEFAULT),
                new Action.Quarantine("arb-opportunities", 3, 17),
                new Action.ImportCooldown(
                        new AccountId("wl1", "alpha", "ACC_001"), AT.plusSeconds(60)));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void readsEveryActionFromItsAvroAndItsJson(Action action) throws UnreadableException {
        OperatorCommand command = new OperatorCommand("c-1", "main", AT, "dana", action);
        assertThat(wire.readCommand(wire.encode(command))).isEqualTo(command);
        assertThat(wire.readCommand(Samples.bytes(wire.json(command)))).isEqualTo(command);
    }

    @Test
    void readsWhatPeopleWrite() throws UnreadableException {
        assertThat(read(Samples.RESOLVE))
                .isEqualTo(new OperatorCommand("c-1", "main", AT, "dana", actions().getFirst()));
    }

    @Test
    void readsDurationsInEveryUnit() throws UnreadableException {
        Policy policy =
                new Policy(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        HoldMode.NONE,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(2),
                        PollPlan.DEFAULT);
        assertThat(read(Samples.POLICY).action()).isEqualTo(new Action.ChangePolicy(policy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "60s"|60|policy.cooldown must be a duration such as "60s", "500ms", "10m" or "48h", not 60
                    "60s"|"60"|policy.cooldown must be a duration such as "60s", "500ms", "10m" or "48h", not "60"
                    "60s"|"1d"|policy.cooldown must be a duration such as "60s", "500ms", "10m" or "48h", not "1d"
                    "60s"|"PT0.0001S"|policy.cooldown must be a duration such as "60s", "500ms", "10m" or "48h", not "PT0.0001S"
                    "60s"|"PT99999999999999H"|policy.cooldown must be a duration
                    "60s"|"0s"|policy.cooldown must be 1 ms to 30 days, not
                    "60s"|"999999999999h"|policy.cooldown must be 1 ms to 30 days, not
                    "8000ms"|"10m1s"|policy.callTimeout must be a duration
                    "8000ms"|"601s"|policy.callTimeout must be at most 10 minutes, not PT10M1S
                    "none"|"some"|policy.hold must be one of both, none, not "some"
                    120|"120"|policy.polls.maxPolls must be a whole number from -2147483648 to 2147483647, not "120"
                    120|120.0|policy.polls.maxPolls must be a whole number from
                    120|12000000000|policy.polls.maxPolls must be a whole number from
                    120|0|policy.polls.maxPolls must be 1 to 10000, not 0
                    "30s"|"-30s"|policy.polls.answerTimeout must be a duration
                    "30s"|"PT-30S"|policy.polls.answerTimeout must be 1 ms to 30 days, not
                    "lookupInterval": "5s",||policy.lookupInterval is missing
                    """)
    void saysWhatIsWrongWithAPolicy(String part, String replacement, String sentence) {
        assertRefused(
                Samples.with(Samples.POLICY, part, replacement == null ? "" : replacement),
                sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "c-1"|"c 1"|commandId must be 1 to 64 characters of A-Z a-z 0-9 . _ @ -, not "c 1"
                    "c-1"|""|commandId must be 1 to 64 characters
                    "main"|"other"|deskId "other" is not a known desk
                    "main"|"o/t"|deskId must be 1 to 64 characters
                    "dana"|""|operator must have 1 to 64 characters, not 0
                    "dana"|" "|operator must have 1 to 64 characters, not 0
                    "dana"|"d\\u001bana"|operator must not hold control characters: "d\\u001bana"
                    "P-1"|"P/1"|resolve.pair must be 1 to 64 characters of A-Z a-z 0-9 . _ @ -, not "P/1"
                    "hedged by hand"|"\\u202egnol"|resolve.note must not hold control characters
                    "hedged by hand"|7|resolve.note must be a text, not 7
                    "note"|"remark"|resolve: unknown field "remark"; known are pair, note
                    """)
    void saysWhatIsWrongWithAField(String part, String replacement, String sentence) {
        assertRefused(Samples.with(Samples.RESOLVE, part, replacement), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "halt": {"reason": "x"}, "resume": {"reason": "y"}|a command must have exactly one of resolve, halt, resume, policy, quarantine, importCooldown, not 2
                    "halt": null|a command must have exactly one of resolve, halt, resume, policy, quarantine, importCooldown, not 0
                    "halt": {"reason": "a\\nb"}|halt.reason must not hold control characters
                    "resume": {}|resume.reason is missing
                    "quarantine": {"topic": "a b", "partition": 0, "offset": 0}|quarantine.topic must be the name of a topic, not "a b"
                    "quarantine": {"topic": "t", "partition": -1, "offset": 0}|quarantine.partition must be 0 or more, not -1
                    "quarantine": {"topic": "t", "partition": 0, "offset": -1}|quarantine.offset must be 0 or more, not -1
                    "importCooldown": {"account": "a:b:c", "until": "2026-01-06T12:00:00.000001Z"}|importCooldown.until must be at most 24 h after 2026-01-05T12:00:00Z
                    "importCooldown": {"account": "a:b", "until": "2026-01-06T12:00:00Z"}|importCooldown.account must be
                    """)
    void saysWhatIsWrongWithAnAction(String action, String sentence) {
        assertRefused(Samples.with(Samples.RESOLVE, RESOLVE, action), sentence);
    }

    @Test
    void takesACooldownOfExactlyOneDayInAnyFormOfAccount() throws UnreadableException {
        OperatorCommand command =
                read(
                        Samples.with(
                                Samples.RESOLVE,
                                RESOLVE,
                                "\"importCooldown\": {\"whitelabel\": \"a\", \"provider\": \"b\","
                                        + " \"account\": \"c\", \"until\":"
                                        + " \"2026-01-06T12:00:00Z\"}"));
        assertThat(command.action())
                .isEqualTo(
                        new Action.ImportCooldown(
                                new AccountId("a", "b", "c"), AT.plus(Duration.ofHours(24))));
    }

    @Test
    void limitsWordsTo2000Characters() throws UnreadableException {
        String longest = "x".repeat(2_000);
        assertThat(read(Samples.with(Samples.RESOLVE, "hedged by hand", longest)).action())
                .isEqualTo(new Action.Resolve("P-1", longest));
        assertRefused(
                Samples.with(Samples.RESOLVE, "hedged by hand", longest + "x"),
                "resolve.note must have 0 to 2000 characters, not 2001");
    }

    @Test
    void checksAvroCommandsAsWell() {
        OperatorCommand command =
                new OperatorCommand("c-1", "other", AT, "dana", new Action.Halt("x"));
        assertThatThrownBy(() -> wire.readCommand(wire.encode(command)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("deskId \"other\" is not a known desk");
    }

    private OperatorCommand read(String json) throws UnreadableException {
        return wire.readCommand(Samples.bytes(json));
    }

    private void assertRefused(String json, String sentence) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith(sentence);
    }
}
