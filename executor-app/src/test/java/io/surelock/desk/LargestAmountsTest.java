package io.surelock.desk;

import static io.surelock.desk.TestDesk.START;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.Profit;
import io.surelock.bet.SettlementOutcome;
import io.surelock.bet.Side;
import io.surelock.desk.opportunity.OpportunityCheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** No valid opportunity and no bookmaker's answer, however large, stops a desk. */
class LargestAmountsTest {

    private static final Money MOST = new Money(Money.MAX_MINOR_UNITS, "EUR");
    private static final Odds HIGHEST = new Odds(Odds.MAX);

    /** A bet as large as an opportunity may ask for. */
    record Largest(Side side, String odds, long stake) {}

    static Stream<Largest> largest() {
        List<Largest> all = new ArrayList<>();
        for (Side side : Side.values()) {
            for (String odds : List.of("1.0001", "2.0000", "1000.0000", "100000.0000")) {
                long stake =
                        Profit.MAX_RETURN_MINOR_UNITS / Odds.of(odds).tenThousandths() * Odds.ONE;
                all.add(new Largest(side, odds, stake));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("largest")
    void settlesTheLargestPairsOfBetsWithEveryOutcome(Largest bet) {
        for (SettlementOutcome positive : SettlementOutcome.values()) {
            for (SettlementOutcome hedge : SettlementOutcome.values()) {
                TestDesk desk = executed(bet);
                desk.settled("P-1/positive", positive).settled("P-1/hedge", hedge);

                assertThat(desk.names()).startsWith("BetSettled");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("largest")
    void exposesTheLargestPairsOfBets(Largest bet) {
        TestDesk desk = executed(bet).unresolved("P-1/positive");

        assertThat(desk.exposure("P-1").openRisk().minorUnits()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("largest")
    void takesTheMostAbsurdAcceptance(Largest bet) {
        TestDesk desk = TestDesk.seeded().offered(offer(bet));
        desk.given(Reports.accepted("P-1/positive", MOST, HIGHEST, START));
        desk.given(Reports.accepted("P-1/hedge", MOST, HIGHEST, START));

        assertThat(desk.told()).endsWith("arb_success P-1", "exposure_alert P-1 odds_differ");
        assertThat(desk.exposure("P-1").positive().stake().minorUnits()).isEqualTo(bet.stake());
        desk.settled("P-1/positive", SettlementOutcome.WON);
        desk.settled("P-1/hedge", SettlementOutcome.WON);
        assertThat(desk.exposure("P-1").realisedProfit()).isNotNull();
    }

    @Test
    void exposesTheMostAbsurdLateAcceptance() {
        TestDesk desk = TestDesk.seeded().offered("P-1").rejected("P-1/positive");
        desk.given(Reports.found("P-1/positive", MOST, HIGHEST, START));

        assertThat(desk.told()).endsWith("exposure_alert P-1 late_acceptance");
        assertThat(desk.exposure("P-1").openRisk()).hasToString("100.00 EUR");
    }

    private static TestDesk executed(Largest bet) {
        return TestDesk.seeded().offered(offer(bet)).accepted("P-1/positive").accepted("P-1/hedge");
    }

    private static Offer offer(Largest bet) {
        Offer offer = Offer.of("P-1");
        for (Leg leg : Leg.values()) {
            offer.side(leg, bet.side())
                    .odds(leg, bet.odds())
                    .stake(leg, new Money(bet.stake(), "EUR"));
        }
        assertThat(OpportunityCheck.firstProblem(offer.at(START), START)).isNull();
        return offer;
    }
}
