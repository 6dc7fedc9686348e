package io.surelock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.desk.pair.TimerKind;
import io.surelock.event.EventLeg;
import io.surelock.event.PublicEvent;
import io.surelock.journal.Cause;
import io.surelock.journal.JournalBody;
import io.surelock.placement.PlacementOutcome;
import io.surelock.placement.PlacementStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class JsonWriterTest {

    private static final Instant AT = Instant.parse("2026-01-05T12:00:00Z");
    private static final AccountId ALPHA = new AccountId("wl1", "alpha", "ACC_001");
    private static final AccountId BETA = new AccountId("wl2", "beta", "ACC_002");

    private final Wire wire = Wire.standard();

    static List<Class<?>> types() {
        return Wire.types();
    }

    @Test
    void writesAnAlertAsPeopleReadIt() {
        assertThat(wire.json(alert("EUR", "7.56", Money.of("-97.4", "EUR"))))
                .isEqualTo(
                        """
                        {"eventId":"main-7-1","event":"exposure_alert","deskId":"main","pairId":"P-1",\
                        "at":"2026-01-05T12:00:00Z","severity":"high","status":"EXPOSURE_EVENT",\
                        "requiresManualReview":true,"autoRebetDisabled":true,"reason":"hedge_rejected",\
                        "positive":{"account":"wl1:alpha:ACC_001","ticket":"T-1","odds":"2.1000",\
                        "stake":"100.00","currency":"EUR","status":"accepted"},\
                        "hedge":{"account":"wl2:beta:ACC_002","ticket":null,"odds":null,\
                        "stake":"100.00","currency":"EUR","status":"rejected"},\
                        "expectedProfit":"7.56","realisedProfit":"-97.40","openRisk":"0.00",\
                        "currency":"EUR","beganAt":"2026-01-05T12:00:00Z","sequence":7}\
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 7.56, 7.56",
        "EUR, 7.5, 7.50",
        "EUR, 7, 7.00",
        "EUR, 7.5678, 7.5678",
        "EUR, -0.001, -0.001",
        "JPY, 7, 7",
        "JPY, 7.5, 7.5",
        "JPY, 700, 700",
        "BHD, 7, 7.000",
        "CLF, 7.1, 7.1000"
    })
    void writesTheExpectedProfitWithTheDecimalsOfItsCurrency(
            String currency, String profit, String written) {
        PublicEvent.ExposureAlert alert = alert(currency, profit, null);
        assertThat(wire.json(alert)).contains("\"expectedProfit\":\"" + written + "\"");
        assertThat(
                        wire.json(
                                new PublicEvent.ArbSuccess(
                                        "main-7-1",
                                        "arb_success",
                                        "main",
                                        "P-1",
                                        AT,
                                        alert.positive(),
                                        alert.hedge(),
                                        Decimal4.of(profit))))
                .contains("\"expectedProfit\":\"" + written + "\"");
    }

    @Test
    void writesDurationsAndMissingMoney() {
        PlacementOutcome outcome =
                new PlacementOutcome(
                        "main",
                        new BetId("P-1", Leg.HEDGE),
                        PlacementStatus.NOT_PLACED,
                        null,
                        null,
                        null,
                        "expired",
                        null,
                        AT.plusNanos(123_000),
                        Duration.ofMillis(1_500));
        assertThat(wire.json(outcome))
                .isEqualTo(
                        """
                        {"deskId":"main","bet":"P-1/hedge","status":"not_placed","ticket":null,\
                        "stake":null,"currency":null,"odds":null,"reason":"expired","sentAt":null,\
                        "answeredAt":"2026-01-05T12:00:00.000123Z","absenceAge":"1500ms"}\
                        """);
    }

    @Test
    void namesTheVariantsInAJournalEntry() {
        BetId bet = new BetId("P-1", Leg.POSITIVE);
        JournalBody body =
                new JournalBody(
                        "main",
                        9,
                        AT,
                        1,
                        new Cause("bet-placement-outcomes", 0, 4, null),
                        Digest.ZERO,
                        new DeskInput.TimerDue("main", bet, TimerKind.LOOKUP, AT, 8),
                        List.of(
                                new DeskEvent.LookupDeadlineExtended(bet, AT),
                                new DeskEvent.TimerCleared("P-1")));
        assertThat(wire.json(body))
                .contains(
                        "\"input\":{\"type\":\"TimerDue\",\"deskId\":\"main\",",
                        "\"events\":[{\"type\":\"LookupDeadlineExtended\",\"bet\":\"P-1/positive\",",
                        "{\"type\":\"TimerCleared\",\"pairId\":\"P-1\"}]");
    }

    @ParameterizedTest
    @MethodSource("types")
    void writesJsonThatOthersCanRead(Class<?> type) throws JsonProcessingException {
        RandomRecords random = new RandomRecords(8);
        for (int i = 0; i < 50; i++) {
            assertThat(JsonMapper.builder().build().readTree(wire.json(random.next(type))))
                    .isNotEmpty();
        }
    }

    private static PublicEvent.ExposureAlert alert(
            String currency, String profit, @org.jspecify.annotations.Nullable Money realised) {
        Money stake = Money.of("100", currency);
        return new PublicEvent.ExposureAlert(
                "main-7-1",
                "exposure_alert",
                "main",
                "P-1",
                AT,
                "high",
                "EXPOSURE_EVENT",
                true,
                true,
                "hedge_rejected",
                new EventLeg(ALPHA, "T-1", Odds.of("2.1"), stake, "accepted"),
                new EventLeg(BETA, null, null, stake, "rejected"),
                Decimal4.of(profit),
                realised,
                Money.zero(currency),
                AT,
                7);
    }
}
