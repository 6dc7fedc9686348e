package io.surelock.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.BetId;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.bookmaker.paper.LookupScript;
import io.surelock.bookmaker.paper.PlaceScript;
import io.surelock.desk.operator.Action;
import io.surelock.desk.policy.HoldMode;
import io.surelock.desk.policy.Policy;
import io.surelock.scenario.Expectation;
import io.surelock.scenario.Scenario;
import io.surelock.scenario.Step;
import io.surelock.settlement.PollAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class ScenarioReaderTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static final String FULL =
            """
            scenario: the hedge is rejected after the positive bet was accepted
            start: 2026-01-05T12:00:00Z
            policy: { cooldown: 30s, hold: none, polls: { maxPolls: 3 } }
            opportunities:
              - at: 1s
                pairId: P-1
                expectedProfit: "7.56"
                positive: { account: wl1:alpha:ACC_001, market: m1, selection: over, odds: "2.1000", stake: "100.00", currency: EUR }
                hedge:    { account: wl2:beta:ACC_002, market: m1, selection: under, odds: 2.050, stake: 102.44, currency: EUR }
            bookmaker:
              P-1/positive: { place: accept, settle: [pending, session_lost, won], matched: "60.00", after: 3s }
              P-1/hedge:    { place: timeout, reason: ODDS_CHANGED, lookup: absent }
            operators:
              - { at: 90s, resolve: P-1, by: dana, note: hedged by hand }
              - { at: 91s, policy: { cooldown: 10s } }
            run: 20m
            expect:
              events: [bet_executed  P-1/positive accepted, arb_emergency P-1]
              placements: { P-1/positive: 1, P-1/hedge: 0 }
              polls: { P-1/positive: 3 }
              redis:
                "exposure:wl1:alpha:P-1": { expiresIn: 24h, requiresManualReview: true, stake: 100.00 }
                "cooldown:wl1:alpha:ACC_001": null
              deadLetters: 0
            """;

    @Test
    void readsEveryPartOfAScenario() throws ScenarioFileException {
        Scenario scenario = only(FULL);

        assertThat(scenario.name())
                .isEqualTo("the hedge is rejected after the positive bet was accepted");
        assertThat(scenario.start()).isEqualTo(NOON);
        assertThat(scenario.end()).isEqualTo(NOON.plus(Duration.ofMinutes(20)));
        assertThat(scenario.policy().cooldown()).isEqualTo(Duration.ofSeconds(30));
        assertThat(scenario.policy().hold()).isEqualTo(HoldMode.NONE);
        assertThat(scenario.policy().polls().maxPolls()).isEqualTo(3);
        assertThat(scenario.policy().lookupDeadline()).isEqualTo(Policy.DEFAULT.lookupDeadline());
    }

    @Test
    void readsWhatTheBookmakerDoes() throws ScenarioFileException {
        Map<BetId, BetScript> scripts = only(FULL).scripts();

        assertThat(scripts.get(BetId.parse("P-1/positive")))
                .isEqualTo(
                        BetScript.DEFAULT
                                .matching("60.00")
                                .answeringAfter(Duration.ofSeconds(3))
                                .settling(
                                        PollAnswer.PENDING,
                                        PollAnswer.SESSION_LOST,
                                        PollAnswer.WON));
        assertThat(scripts.get(BetId.parse("P-1/hedge")))
                .isEqualTo(
                        BetScript.DEFAULT
                                .placing(PlaceScript.TIMEOUT, "ODDS_CHANGED")
                                .lookingUp(LookupScript.ABSENT));
    }

    @Test
    void writesAnOpportunityAsItsProducerWould() throws ScenarioFileException {
        Step.Offer offer = (Step.Offer) only(FULL).steps().getFirst();

        assertThat(offer.at()).isEqualTo(NOON.plusSeconds(1));
        assertThat(offer.json())
                .isEqualTo(
                        """
                        {"pairId":"P-1","detectedAt":"2026-01-05T12:00:01Z","sport":"football",\
                        "event":{"id":"event-1","name":"Home v Away"},"expectedProfit":"7.56",\
                        "positive":{"account":{"whitelabel":"wl1","provider":"alpha",\
                        "account":"ACC_001"},"marketId":"m1","selectionId":"over",\
                        "odds":"2.1000","stake":"100.00","currency":"EUR"},\
                        "hedge":{"account":{"whitelabel":"wl2","provider":"beta",\
                        "account":"ACC_002"},"marketId":"m1","selectionId":"under",\
                        "odds":"2.050","stake":"102.44","currency":"EUR"}}\
                        """);
    }

    @Test
    void readsWhatOperatorsDo() throws ScenarioFileException {
        List<Step> steps = only(FULL).steps();

        Step.Command resolve = (Step.Command) steps.get(1);
        assertThat(resolve.at()).isEqualTo(NOON.plusSeconds(90));
        assertThat(resolve.command().operator()).isEqualTo("dana");
        assertThat(resolve.command().action())
                .isEqualTo(new Action.Resolve("P-1", "hedged by hand"));
        Step.Command change = (Step.Command) steps.get(2);
        Policy policy = ((Action.ChangePolicy) change.command().action()).policy();
        assertThat(policy.cooldown()).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.hold()).isEqualTo(HoldMode.NONE);
        assertThat(change.command().commandId()).isNotEqualTo(resolve.command().commandId());
    }

    @Test
    void readsWhatIsExpected() throws ScenarioFileException {
        Expectation expected = only(FULL).expectation();

        assertThat(expected.events())
                .containsExactly("bet_executed P-1/positive accepted", "arb_emergency P-1");
        assertThat(expected.placements())
                .containsEntry(BetId.parse("P-1/positive"), 1)
                .containsEntry(BetId.parse("P-1/hedge"), 0);
        assertThat(expected.polls()).containsEntry(BetId.parse("P-1/positive"), 3);
        assertThat(expected.deadLetters()).isZero();
        Expectation.Key exposure = expected.keys().getFirst();
        assertThat(exposure.written()).isTrue();
        assertThat(exposure.expiresIn()).isEqualTo(Duration.ofHours(24));
        assertThat(exposure.fields())
                .hasToString("{\"requiresManualReview\":true,\"stake\":100.00}");
        assertThat(expected.keys().getLast().written()).isFalse();
    }

    @Test
    void everyFieldOfAnOpportunityMayBeGiven() throws ScenarioFileException {
        String json =
                offer(
                        """
                        scenario: all fields
                        opportunities:
                          - pairId: P-1
                            deskId: north
                            detectedAt: -2s
                            expiresAt: 15s
                            sport: tennis
                            event: { id: e-7, name: A v B, startsAt: 2026-01-06T18:00:00Z }
                            expectedSettlementAt: 1h
                            expectedProfit: 1.5
                            positive:
                              account: { whitelabel: wl1, provider: alpha, account: A }
                              marketId: m-1
                              selectionId: s-1
                              handicap: -0.25
                              side: LAY
                              odds: 3
                              stake: 10
                              currency: JPY
                        """);

        assertThat(json)
                .isEqualTo(
                        """
                        {"pairId":"P-1","deskId":"north","detectedAt":"2026-01-05T11:59:58Z",\
                        "expiresAt":"2026-01-05T12:00:15Z","sport":"tennis",\
                        "event":{"id":"e-7","name":"A v B","startsAt":"2026-01-06T18:00:00Z"},\
                        "expectedSettlementAt":"2026-01-05T13:00:00Z","expectedProfit":"1.5",\
                        "positive":{"account":{"whitelabel":"wl1","provider":"alpha",\
                        "account":"A"},"marketId":"m-1","selectionId":"s-1",\
                        "handicap":"-0.25","side":"LAY","odds":"3","stake":"10",\
                        "currency":"JPY"}}\
                        """);
    }

    @Test
    void anAgeMakesTheDetectionEarlierThanTheOffer() throws ScenarioFileException {
        assertThat(offer("scenario: s\nopportunities: [ { at: 20s, age: 11s, pairId: P-1 } ]"))
                .contains("\"detectedAt\":\"2026-01-05T12:00:09Z\"");
    }

    @Test
    void whatIsNullIsLeftOutAndRawIsThePayloadItself() throws ScenarioFileException {
        assertThat(offer("scenario: s\nopportunities: [ { sport: null, event: null } ]"))
                .isEqualTo("{\"detectedAt\":\"2026-01-05T12:00:00Z\",\"expectedProfit\":\"0\"}");
        assertThat(offer("scenario: s\nopportunities: [ { raw: '{not json' } ]"))
                .isEqualTo("{not json");
    }

    @Test
    void aFileMayHoldSeveralScenarios() throws ScenarioFileException {
        assertThat(ScenarioReader.read("f.yaml", "---\nscenario: one\n---\nscenario: two\n---\n"))
                .extracting(Scenario::name)
                .containsExactly("one", "two");
    }

    @Test
    void whatComesFromOutsideAtOneInstantKeepsTheOrderOfTheFile() throws ScenarioFileException {
        String operators = "operators: [ { at: 1s, halt: main } ]\n";
        String offers = "opportunities: [ { at: 1s, pairId: P-1 }, { at: 0s, pairId: P-2 } ]\n";

        assertThat(only("scenario: s\n" + operators + offers).steps())
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly("Offer", "Command", "Offer");
        assertThat(only("scenario: s\n" + offers + operators).steps())
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly("Offer", "Offer", "Command");
    }

    @Test
    void anErrorNamesFileLineAndField() {
        refuses("scenario: s\nrunn: 20m", "f.yaml line 2: runn is not known; known here: ");
        refuses("scenario: s\nrun: soon", "f.yaml line 2: run must be a duration", "\"soon\"");
        refuses("run: 20m", "f.yaml line 1: scenario is missing");
        refuses("scenario: s\npolicy: 5", "f.yaml line 2: policy must be a mapping");
        refuses("scenario: s\npolicy:\n  hold: some", "line 3", "policy.hold", "both, none");
        refuses("scenario: s\npolicy: { cooldown: 0s }", "line 2", "cooldown must be 1 ms");
        refuses("scenario: s\nbookmaker: { P-1: {} }", "line 2", "bookmaker.P-1");
        refuses(
                "scenario: s\nbookmaker: { P-1/hedge: { place: maybe } }",
                "bookmaker.P-1/hedge.place must be one of accept, reject, error, timeout");
        refuses(
                "scenario: s\nbookmaker: { P-1/hedge: { settle: [won, draw] } }",
                "bookmaker.P-1/hedge.settle",
                "half_won",
                "\"draw\"");
        refuses("scenario: s\nbookmaker: { P-1/hedge: { matched: 0 } }", "matched", "over 0");
        refuses("scenario: s\nbookmaker: { P-1/hedge: { odds: 1 } }", "odds over 1");
        refuses("scenario: s\nbookmaker: { P-1/hedge: { after: -1s } }", "after must be 0s");
        refuses("scenario: s\noperators: [ { at: 1s } ]", "exactly one of resolve, halt");
        refuses("scenario: s\nbookmaker: { P-1/hedge: { settle: [] } }", "one answer or more");
        refuses(
                "scenario: s\noperators: [ { at: 1s, resolv: P-1 } ]",
                "operators[1].resolv is not known; known here: ",
                "resolve");
        refuses(
                "scenario: s\nopportunities:\n  - at: 0s\n  - at: -1s",
                "f.yaml line 4: opportunities[2].at must be 0s or more");
        refuses("scenario: s\nstart: 9999-12-31T23:59:59Z", "line 2: start", "1970 to 9000");
        refuses("scenario: s\nrun: 999999999h", "line 2: run must be 0s to 87600h");
        refuses("scenario: s\nopportunities: [ { stakes: 5 } ]", "opportunities[1].stakes");
        refuses("scenario: s\nexpect: { placements: { P-1/hedge: one } }", "a whole number");
        refuses("scenario: s\nexpect: { polls: { P-1/hedge: null } }", "a whole number");
    }

    @Test
    void whatIsNoYamlIsOneSentence() {
        refuses("scenario: [", "f.yaml line ", "is no YAML");
        refuses("scenario: s\nscenario: t", "f.yaml line 2 gives scenario twice");
        refuses("scenario: &a s\nrun: *a", "line 2", "anchor");
        refuses("- a\n- b", "f.yaml line 1: a scenario must be a mapping", "not a list");
        refuses("", "f.yaml holds no scenario: it needs at least");
        refuses("run: 20m\nscenario: late: by 1s", "f.yaml line 2 is no YAML", "in quotes");
        refuses("scenario: s\n\trun: 20m", "f.yaml line 2 is no YAML", "indent with spaces");
        refuses("scenario: \u0000", "f.yaml line 1 is no YAML", "control characters");
    }

    @Test
    void aFileThatIsMissingOrNoTextIsOneSentence(@TempDir Path folder) throws Exception {
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xc3, 0x28});

        assertThatThrownBy(() -> ScenarioReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(ScenarioFileException.class)
                .hasMessageEndingWith("none.yaml cannot be read: there is no such file");
        assertThatThrownBy(() -> ScenarioReader.read(binary))
                .isInstanceOf(ScenarioFileException.class)
                .hasMessageEndingWith("is not UTF-8 text: save it as UTF-8");
    }

    @Test
    void scriptsOfABookmakerMayStandAlone(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("s.yaml"), "P-1/hedge: { place: reject }\n");

        assertThat(ScenarioReader.readScripts(file))
                .containsExactly(
                        Map.entry(
                                BetId.parse("P-1/hedge"),
                                BetScript.DEFAULT.placing(PlaceScript.REJECT, null)));
    }

    private static Scenario only(String text) throws ScenarioFileException {
        List<Scenario> scenarios = ScenarioReader.read("f.yaml", text);
        assertThat(scenarios).hasSize(1);
        return scenarios.getFirst();
    }

    private static String offer(String text) throws ScenarioFileException {
        return ((Step.Offer) only(text).steps().getFirst()).json();
    }

    private static void refuses(String text, String... parts) {
        assertThatThrownBy(() -> ScenarioReader.read("f.yaml", text))
                .isInstanceOf(ScenarioFileException.class)
                .message()
                .contains(parts)
                .doesNotContain("\n");
    }
}
