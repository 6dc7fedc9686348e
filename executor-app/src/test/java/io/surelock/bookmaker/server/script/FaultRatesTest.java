package io.surelock.bookmaker.server.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.surelock.bet.BetId;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.IntStream;

class FaultRatesTest {

    private static final Map<Fault, Integer> RATES =
            Map.of(
                    Fault.ACCEPT_DROP, 100_000,
                    Fault.LATE, 50_000,
                    Fault.NOT_FOUND_AT_FIRST, 500_000);

    @Test
    void hitsAsManyBetsAsItShould() {
        var rates = new FaultRates(7, RATES);

        assertThat(hits(rates, Fault.ACCEPT_DROP)).isCloseTo(1_000L, within(150L));
        assertThat(hits(rates, Fault.LATE)).isCloseTo(500L, within(100L));
        assertThat(hits(rates, Fault.NOT_FOUND_AT_FIRST)).isCloseTo(5_000L, within(250L));
        assertThat(hits(rates, Fault.REJECT)).isZero();
    }

    @Test
    void hitsTheSameBetsWithTheSameSeedAndOthersWithAnother() {
        var rates = new FaultRates(7, RATES);
        var same = new FaultRates(7, RATES);
        var other = new FaultRates(8, RATES);

        assertThat(IntStream.range(0, 1_000))
                .allMatch(i -> rates.drawn(bet(i)).equals(same.drawn(bet(i))));
        assertThat(IntStream.range(0, 1_000))
                .anyMatch(i -> !rates.drawn(bet(i)).equals(other.drawn(bet(i))));
    }

    @Test
    void playsACertainFaultWithEveryBet() {
        var rates = new FaultRates(1, Map.of(Fault.TWICE, FaultRates.ONE));

        assertThat(hits(rates, Fault.TWICE)).isEqualTo(10_000);
    }

    @Test
    void refusesMoreThanCertainty() {
        assertThatThrownBy(
                        () -> new FaultRates(1, Map.of(Fault.TWICE, 600_000, Fault.LATE, 600_000)))
                .hasMessageContaining("late + twice");
    }

    private static long hits(FaultRates rates, Fault fault) {
        return IntStream.range(0, 10_000).filter(i -> rates.drawn(bet(i)).contains(fault)).count();
    }

    private static BetId bet(int number) {
        return BetId.parse("P-" + number + "/positive");
    }
}
