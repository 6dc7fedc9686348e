package io.surelock.desk.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.bet.Side;
import io.surelock.desk.Offer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Which fields make an offer another offer. */
class OpportunityContentTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    /** One way to make an offer another offer. */
    record Change(String field, UnaryOperator<Offer> apply) {
        @Override
        public String toString() {
            return field;
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void isAnotherOfferWithAnother(Change change) {
        assertThat(content(change.apply().apply(Offer.of("P-1"))))
                .isNotEqualTo(content(Offer.of("P-1")));
    }

    @Test
    void isTheSameOfferWhenOnlyDetectedAtDiffers() {
        Offer later = Offer.of("P-1").detectedAt(NOW.plusSeconds(2));

        assertThat(content(later)).isEqualTo(content(Offer.of("P-1")));
    }

    @Test
    void isTheSameOfferWhenNumbersAreWrittenDifferently() {
        Offer one = Offer.of("P-1").market(Leg.HEDGE, "m1", "under", "2.5");
        Offer other = Offer.of("P-1").market(Leg.HEDGE, "m1", "under", "2.50");

        assertThat(content(one)).isEqualTo(content(other));
    }

    @Test
    void givesEveryFieldAPlaceOfItsOwn() {
        Set<Digest> all = new HashSet<>();
        fields().forEach(change -> all.add(content(change.apply().apply(Offer.of("P-1")))));

        assertThat(all).hasSize((int) fields().count());
    }

    static Stream<Change> fields() {
        return Stream.concat(
                Stream.of(Leg.values()).flatMap(OpportunityContentTest::ofLeg),
                Stream.of(
                        new Change("pairId", _ -> Offer.of("P-2")),
                        new Change("deskId", o -> o.deskId("other")),
                        new Change("expiresAt", o -> o.expiresAt(NOW.plusSeconds(5))),
                        new Change("sport", o -> o.sport("tennis")),
                        new Change("event.id", o -> o.event("E-2", "Home v Away", null)),
                        new Change("event.name", o -> o.event("E-1", "Home v Guest", null)),
                        new Change(
                                "event.startsAt", o -> o.startsAt(NOW.plus(Duration.ofHours(1)))),
                        new Change("expectedSettlementAt", o -> o.expectedSettlementAt(NOW)),
                        new Change("expectedProfit", o -> o.expectedProfit("7.5601"))));
    }

    private static Stream<Change> ofLeg(Leg leg) {
        String name = leg.label() + ".";
        return Stream.of(
                new Change(name + "account", o -> o.account(leg, "wl9:omega:ACC_009")),
                new Change(name + "marketId", o -> o.market(leg, "m2", "over", null)),
                new Change(name + "selectionId", o -> o.market(leg, "m1", "draw", null)),
                new Change(name + "handicap", o -> o.market(leg, "m1", "over", "2.5")),
                new Change(name + "handicap zero", o -> o.market(leg, "m1", "over", "0")),
                new Change(name + "side", o -> o.side(leg, Side.LAY)),
                new Change(name + "odds", o -> o.odds(leg, "2.2000")),
                new Change(name + "stake", o -> o.stake(leg, "99.99", "EUR")),
                new Change(name + "currency", o -> o.stake(leg, "100.00", "USD")));
    }

    private static Digest content(Offer offer) {
        return OpportunityContent.of(offer.at(NOW));
    }
}
