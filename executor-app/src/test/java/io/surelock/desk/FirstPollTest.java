package io.surelock.desk;

import static io.surelock.desk.TestDesk.START;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.desk.DeskEvent.BetWatched;
import io.surelock.settlement.PollPlan;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/** When the first question about an accepted bet is worth asking. */
class FirstPollTest {

    private static final Instant FIVE_SECONDS = START.plusSeconds(5);
    private static final Instant IN_TWO_HOURS = START.plus(Duration.ofHours(2));

    private final TestDesk desk = TestDesk.seeded();

    @Test
    void isFiveSecondsAfterThePairIsComplete() {
        assertThat(firstPoll(Offer.of("P-1"))).isEqualTo(FIVE_SECONDS);
        assertThat(desk.all(BetWatched.class)).hasSize(2);
        assertThat(desk.all(BetWatched.class).getFirst().ticket())
                .isEqualTo("ticket of P-1/positive");
        assertThat(desk.all(BetWatched.class).getFirst().plan()).isEqualTo(PollPlan.DEFAULT);
    }

    @Test
    void isWhenTheProducerExpectsTheSettlement() {
        Offer offer = Offer.of("P-1").expectedSettlementAt(IN_TWO_HOURS);

        assertThat(firstPoll(offer)).isEqualTo(IN_TWO_HOURS);
    }

    @Test
    void isFiveSecondsLaterWhenTheExpectedSettlementIsSooner() {
        assertThat(firstPoll(Offer.of("P-1").expectedSettlementAt(START.plusSeconds(4))))
                .isEqualTo(FIVE_SECONDS);
    }

    @Test
    void isFiveSecondsLaterWhenTheExpectedSettlementHasPassed() {
        assertThat(firstPoll(Offer.of("P-1").expectedSettlementAt(START.minusSeconds(4))))
                .isEqualTo(FIVE_SECONDS);
    }

    @Test
    void isTheUsualEndOfAMatchThatHasNotStarted() {
        assertThat(firstPoll(Offer.of("P-1").sport("Tennis").startsAt(IN_TWO_HOURS)))
                .isEqualTo(IN_TWO_HOURS.plus(Duration.ofMinutes(150)));
    }

    @Test
    void isThreeHoursAfterTheStartOfAnUnknownSport() {
        assertThat(firstPoll(Offer.of("P-1").sport("quidditch").startsAt(IN_TWO_HOURS)))
                .isEqualTo(IN_TWO_HOURS.plus(Duration.ofHours(3)));
    }

    @Test
    void believesTheProducerRatherThanTheTable() {
        Offer offer = Offer.of("P-1").startsAt(IN_TWO_HOURS);

        assertThat(firstPoll(offer.expectedSettlementAt(IN_TWO_HOURS.plusSeconds(1))))
                .isEqualTo(IN_TWO_HOURS.plusSeconds(1));
    }

    @Test
    void isFiveSecondsLaterForAMatchThatHasStarted() {
        assertThat(firstPoll(Offer.of("P-1").startsAt(START.minusSeconds(1))))
                .isEqualTo(FIVE_SECONDS);
    }

    @Test
    void isFiveSecondsLaterForAMatchThatStartsThisInstant() {
        assertThat(firstPoll(Offer.of("P-1").startsAt(START))).isEqualTo(FIVE_SECONDS);
    }

    private Instant firstPoll(Offer offer) {
        desk.offered(offer).accepted("P-1/positive").accepted("P-1/hedge");
        return desk.all(BetWatched.class).getFirst().firstPollAt();
    }
}
