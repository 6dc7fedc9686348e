package io.surelock.desk.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.desk.Offer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

/** What sends a readable opportunity to the dead letters. */
class OpportunityCheckTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration SIXTY_DAYS = Duration.ofDays(60);

    private final Offer offer = Offer.of("P-1");

    @Test
    void findsNothingWrongWithAnOrdinaryOpportunity() {
        assertThat(problem(offer)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P/1", "P 1", "P:1", "Pä", "P\n1"})
    void refusesAPairIdOutsideTheAlphabet(String pairId) {
        assertThat(problem(Offer.of(pairId))).startsWith("pairId must be 1 to 64 characters");
    }

    @Test
    void takesAPairIdOfSixtyFourCharactersAndRefusesOneMore() {
        assertThat(problem(Offer.of("p".repeat(64)))).isNull();
        assertThat(problem(Offer.of("p".repeat(65)))).startsWith("pairId must be");
    }

    @Test
    void refusesAnUnknownDesk() {
        assertThat(problem(offer.deskId("night")))
                .isEqualTo("deskId \"night\" is not a known desk");
    }

    @Test
    void refusesAStakeOfNothing() {
        assertThat(problem(offer.stake(Leg.HEDGE, "0.00", "EUR")))
                .isEqualTo("hedge.stake must be over 0, not 0.00");
    }

    @Test
    void refusesANegativeStake() {
        assertThat(problem(offer.stake(Leg.POSITIVE, "-0.01", "EUR")))
                .isEqualTo("positive.stake must be over 0, not -0.01");
    }

    @Test
    void refusesLegsInDifferentCurrencies() {
        assertThat(problem(offer.stake(Leg.HEDGE, "100.00", "USD")))
                .isEqualTo("hedge.currency must be that of the positive leg (EUR), not USD");
    }

    @Test
    void refusesBothLegsOnOneAccount() {
        assertThat(problem(offer.account(Leg.HEDGE, Offer.ALPHA)))
                .startsWith("hedge.account must not be the account of the positive leg");
    }

    @Test
    void takesTheLargestStakeTimesOddsAndRefusesOneMinorUnitMore() {
        offer.odds(Leg.POSITIVE, "2.0000");
        Money half = new Money(Money.MAX_MINOR_UNITS / 4, "EUR");

        assertThat(problem(offer.stake(Leg.POSITIVE, half))).isNull();
        assertThat(problem(offer.stake(Leg.POSITIVE, half.plus(new Money(1, "EUR")))))
                .isEqualTo(
                        "positive.stake times odds must be at most 50000000000.00 EUR, not"
                                + " 25000000000.01 EUR at 2.0000");
    }

    @Test
    void takesADetectionTwoSecondsAheadAndRefusesOneMillisecondMore() {
        assertThat(problem(offer.detectedAt(NOW.plusSeconds(2)))).isNull();
        assertThat(problem(offer.detectedAt(NOW.plusSeconds(2).plus(MILLI))))
                .contains("is more than 2 s in the future of broker time");
    }

    @Test
    void takesAnOldDetectionBecauseAgeIsARuleAndNotAnError() {
        assertThat(problem(offer.detectedAt(NOW.minus(SIXTY_DAYS)))).isNull();
    }

    @Test
    void takesAStartSixtyDaysAheadAndRefusesOneMillisecondMore() {
        assertThat(problem(offer.startsAt(NOW.plus(SIXTY_DAYS)))).isNull();
        assertThat(problem(offer.startsAt(NOW.plus(SIXTY_DAYS).plus(MILLI))))
                .endsWith("is more than 60 days ahead")
                .startsWith("event.startsAt");
    }

    @Test
    void takesASettlementSixtyDaysAheadAndRefusesOneMillisecondMore() {
        assertThat(problem(offer.expectedSettlementAt(NOW.plus(SIXTY_DAYS)))).isNull();
        assertThat(problem(offer.expectedSettlementAt(NOW.plus(SIXTY_DAYS).plus(MILLI))))
                .endsWith("is more than 60 days ahead")
                .startsWith("expectedSettlementAt");
    }

    @Test
    void refusesInstantsThatNoJournalCanKeep() {
        assertThat(problem(offer.expiresAt(Instant.MAX)))
                .startsWith("expiresAt must be of the years 1970 to 9999");
        assertThat(problem(Offer.of("P-1").detectedAt(Instant.MIN)))
                .startsWith("detectedAt must be of the years 1970 to 9999");
        assertThat(problem(Offer.of("P-1").startsAt(Instant.MIN)))
                .startsWith("event.startsAt must be of the years 1970 to 9999");
        assertThat(problem(Offer.of("P-1").expectedSettlementAt(Instant.MIN)))
                .startsWith("expectedSettlementAt must be of the years 1970 to 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "a\u202eb", "a\u2028b", "\ud800"})
    void refusesTextsThatAreBlankOrHostile(String text) {
        assertThat(problem(offer.sport(text))).startsWith("sport must ");
        assertThat(problem(Offer.of("P-1").event("E-1", text, null)))
                .startsWith("event.name must ");
        assertThat(problem(Offer.of("P-1").event(text, "Home v Away", null)))
                .startsWith("event.id must ");
        assertThat(problem(Offer.of("P-1").market(Leg.HEDGE, text, "under", null)))
                .startsWith("hedge.marketId must ");
        assertThat(problem(Offer.of("P-1").market(Leg.POSITIVE, "m1", text, null)))
                .startsWith("positive.selectionId must ");
    }

    @Test
    void takesForeignIdsOf128CharactersAndNamesOf256() {
        assertThat(problem(offer.event("e".repeat(128), "n".repeat(256), null))).isNull();
        assertThat(problem(offer.event("e".repeat(129), "n", null)))
                .isEqualTo("event.id must have 1 to 128 characters, not 129");
        assertThat(problem(offer.event("e", "n".repeat(257), null)))
                .isEqualTo("event.name must have 1 to 256 characters, not 257");
    }

    @Test
    void takesNamesInAnyScript() {
        assertThat(problem(offer.event("E-1", "Beşiktaş — 阿森纳 🏆", null))).isNull();
    }

    private static @org.jspecify.annotations.Nullable String problem(Offer offer) {
        return OpportunityCheck.firstProblem(offer.at(NOW), NOW);
    }
}
