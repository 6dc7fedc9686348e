package io.surelock.bookmaker.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.CancelAnswer;
import io.surelock.bookmaker.LookupAnswer;
import io.surelock.bookmaker.PlaceAnswer;
import io.surelock.settlement.PollAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class AnswersTest {

    private static final ClientReference REFERENCE =
            new ClientReference("0123456789abcdef0123456789abcdef");
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final String BET =
            "'ticket':'T-1','stake':'60.00','odds':'2.0500','currency':'EUR'";
    private static final String ACCEPTED =
            "{'status':'accepted','clientReference':'%s',%s}".formatted(REFERENCE, BET);

    @Test
    void takesStakeAndOddsFromTheBookmaker() {
        assertThat(Answers.placed(answer(201, ACCEPTED), REFERENCE))
                .isEqualTo(
                        new PlaceAnswer.Accepted(
                                "T-1", Money.of("60.00", "EUR"), Odds.of("2.0500")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | rejected
                    202 | pending
                    409 | duplicate
                    422 | not_placed
                    """)
    void believesAStatusOnlyIfTheBodySaysTheSame(int status, String word) {
        PlaceAnswer said =
                Answers.placed(
                        answer(status, "{'status':'%s','reason':'why'}".formatted(word)),
                        REFERENCE);
        assertThat(said).isNotInstanceOf(PlaceAnswer.Unknown.class);
        assertThat(said.toString()).contains("why");

        for (String body : new String[] {"{'status':'accepted'}", "{}", "", "<html>", "[]"}) {
            assertThat(Answers.placed(answer(status, body), REFERENCE))
                    .as("%d %s", status, body)
                    .isInstanceOf(PlaceAnswer.Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429})
    void knowsThatACallWithoutSessionOrOverTheLimitPlacedNothing(int status) {
        assertThat(Answers.placed(answer(status, "busy"), REFERENCE))
                .isInstanceOf(PlaceAnswer.NotPlaced.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 204, 301, 307, 400, 403, 404, 408, 413, 500, 502, 503, 504})
    void knowsNothingAfterAnyOtherStatus(int status) {
        assertThat(Answers.placed(answer(status, ACCEPTED), REFERENCE))
                .isInstanceOf(PlaceAnswer.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'status':'accepted','clientReference':'ffffffffffffffffffffffffffffffff',"
                        + "'ticket':'T-1','stake':'1.00','odds':'2.0','currency':'EUR'}",
                "{'status':'accepted','ticket':'T-1','stake':'1.00','odds':'2.0','currency':'EUR'}",
                "{'status':'accepted','clientReference':'0123456789abcdef0123456789abcdef',"
                        + "'ticket':' ','stake':'1.00','odds':'2.0','currency':'EUR'}",
                "{'status':'accepted','clientReference':'0123456789abcdef0123456789abcdef',"
                        + "'ticket':'T-1','stake':1.00,'odds':'2.0','currency':'EUR'}",
                "{'status':'accepted','clientReference':'0123456789abcdef0123456789abcdef',"
                        + "'ticket':'T-1','stake':'1.001','odds':'2.0','currency':'EUR'}",
                "{'status':'accepted','clientReference':'0123456789abcdef0123456789abcdef',"
                        + "'ticket':'T-1','stake':'1.00','odds':'0.5','currency':'EUR'}",
                "{'status':'accepted','clientReference':'0123456789abcdef0123456789abcdef',"
                        + "'ticket':'T-1','stake':'1.00','odds':'2.0','currency':'XXQ'}",
                "{'status':'accepted','clientReference':'0123456789abcdef0123456789abcdef','tic",
                "{'status':'accepted','status':'accepted'}"
            })
    void knowsNothingAfterAnAcceptanceThatCannotBeUsed(String body) {
        assertThat(Answers.placed(answer(201, body), REFERENCE))
                .isInstanceOf(PlaceAnswer.Unknown.class);
    }

    @Test
    void tellsWhatWasNeverSentFromWhatWasLost() {
        assertThat(Answers.placed(new Reply.NotSent("refused"), REFERENCE))
                .isEqualTo(new PlaceAnswer.NotPlaced("refused"));
        assertThat(Answers.placed(new Reply.Lost("reset"), REFERENCE))
                .isEqualTo(new PlaceAnswer.Unknown("reset"));
    }

    /** As one may that slips by one on a kept connection. */
    @Test
    void believesNoAnswerThatSaysThatItIsAboutAnotherBet() {
        String other = "'clientReference':'" + "f".repeat(32) + "'";
        String reason = ",'reason':'ODDS_CHANGED'," + other + "}";
        assertThat(Answers.placed(answer(200, "{'status':'rejected'" + reason), REFERENCE))
                .isInstanceOf(PlaceAnswer.Unknown.class);
        assertThat(Answers.placed(answer(422, "{'status':'not_placed'" + reason), REFERENCE))
                .isInstanceOf(PlaceAnswer.Unknown.class);
        assertThat(
                        Answers.found(
                                answer(200, "{'status':'found','bet':{" + BET + "}," + other + "}"),
                                REFERENCE))
                .isInstanceOf(LookupAnswer.Inconclusive.class);
        assertThat(
                        Answers.found(
                                answer(
                                        200,
                                        "{'status':'absent','complete':true,"
                                                + "'asOf':'2026-01-05T12:00:00Z',"
                                                + other
                                                + "}"),
                                REFERENCE))
                .isInstanceOf(LookupAnswer.Inconclusive.class);
        assertThat(
                        Answers.cancelled(
                                answer(200, "{'status':'cancelled'," + other + "}"), REFERENCE))
                .isInstanceOf(CancelAnswer.Unknown.class);
        assertThat(Answers.settled(answer(200, "{'status':'won','ticket':'T-2'}"), "T-1").answer())
                .isEqualTo(PollAnswer.ERROR);
    }

    @Test
    void readsLookups() {
        assertThat(Answers.found(answer(200, "{'status':'found','bet':{" + BET + "}}"), REFERENCE))
                .isEqualTo(
                        new LookupAnswer.Found("T-1", Money.of("60.00", "EUR"), Odds.of("2.05")));
        assertThat(
                        Answers.found(
                                answer(
                                        200,
                                        "{'status':'absent','complete':true,"
                                                + "'asOf':'2026-01-05T12:00:00Z'}"),
                                REFERENCE))
                .isEqualTo(new LookupAnswer.Absent(true, NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | {'status':'inconclusive','reason':'busy'}
                    200 | {'status':'absent','asOf':'2026-01-05T12:00:00Z'}
                    200 | {'status':'absent','complete':'true','asOf':'2026-01-05T12:00:00Z'}
                    200 | {'status':'absent','complete':true}
                    200 | {'status':'absent','complete':true,'asOf':'yesterday'}
                    200 | {'status':'found'}
                    200 | {'status':'gone'}
                    200 | []
                    404 | {'status':'absent','complete':true,'asOf':'2026-01-05T12:00:00Z'}
                    500 | {}
                    """)
    void learnsNothingFromALookupThatIsUnclear(int status, String body) {
        assertThat(Answers.found(answer(status, body), REFERENCE))
                .isInstanceOf(LookupAnswer.Inconclusive.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | {'status':'cancelled'}   | Cancelled
                    409 | {'status':'used'}        | Used
                    501 | {'status':'unsupported'} | Unknown
                    200 | {'status':'used'}        | Unknown
                    200 | ok                       | Unknown
                    409 | {}                       | Unknown
                    500 | {'status':'cancelled'}   | Unknown
                    """)
    void believesACancellationOnlyInFull(int status, String body, String meaning) {
        CancelAnswer said = Answers.cancelled(answer(status, body), REFERENCE);
        assertThat(said.getClass().getSimpleName()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | {'status':'pending'}   | PENDING
                    200 | {'status':'won'}       | WON
                    200 | {'status':'lost'}      | LOST
                    200 | {'status':'void'}      | VOID
                    200 | {'status':'half_won'}  | HALF_WON
                    200 | {'status':'half_lost'} | HALF_LOST
                    200 | {'status':'settled'}   | SETTLED
                    200 | {'status':'paid'}      | ERROR
                    200 | won                    | ERROR
                    401 | whatever               | SESSION_LOST
                    404 | {'status':'error'}     | ERROR
                    500 | {'status':'won'}       | ERROR
                    """)
    void readsHowABetStands(int status, String body, PollAnswer meaning) {
        assertThat(Answers.settled(answer(status, body), "T-1").answer()).isEqualTo(meaning);
    }

    @Test
    void renewsASessionBeforeItEnds() {
        Token token =
                Answers.session(
                        answer(200, "{'token':'abc','expiresAt':'2026-01-05T12:40:00Z'}"), NOW);
        assertThat(token.value()).isEqualTo("abc");
        assertThat(token.renewAfter()).isEqualTo(Instant.parse("2026-01-05T12:30:00Z"));
    }

    @Test
    void keepsASessionWhoseEndLiesInThePastByThisClock() {
        Token token =
                Answers.session(
                        answer(200, "{'token':'abc','expiresAt':'2026-01-05T11:00:00Z'}"), NOW);
        assertThat(token.renewAfter()).isEqualTo(Instant.MAX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    403 | {'status':'refused','reason':'wrong password'} | wrong password
                    200 | {'expiresAt':'2026-01-05T12:40:00Z'}           | no token
                    200 | {'token':'a b','expiresAt':'2026-01-05T12:40:00Z'} | no header
                    """)
    void saysWhyThereIsNoSession(int status, String body, String why) {
        assertThatThrownBy(() -> Answers.session(answer(status, body), NOW))
                .isInstanceOf(NoSessionException.class)
                .hasMessageContaining(why);
    }

    private static Reply answer(int status, String body) {
        return new Reply.Answered(status, body.replace('\'', '"'));
    }
}
