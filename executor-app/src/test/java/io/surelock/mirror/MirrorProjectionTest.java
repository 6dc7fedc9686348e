package io.surelock.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.AccountId;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.event.AccountCooldown;
import io.surelock.event.EventLeg;
import io.surelock.event.ExposureRecord;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class MirrorProjectionTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final MirrorProjection projection =
            new MirrorProjection(
                    exposure ->
                            "{\"pairId\":\"%s\",\"realisedProfit\":null,\"sequence\":%d,\"resolvedAt\":%s,\"by\":%s,\"note\":%s}"
                                    .formatted(
                                            exposure.pairId(),
                                            exposure.sequence(),
                                            quoted(exposure.resolvedAt()),
                                            quoted(exposure.by()),
                                            quoted(exposure.note())));

    @Test
    void showsACooldownUntilItsEnd() {
        AccountCooldown cooldown =
                new AccountCooldown(
                        "main",
                        AccountId.parse("wl1:alpha:ACC_001"),
                        "P-1",
                        NOON,
                        NOON.plusSeconds(60),
                        7);

        assertThat(projection.of(cooldown))
                .isEqualTo(
                        new RedisWrite(
                                "cooldown:wl1:alpha:ACC_001",
                                "{\"until\":\"2026-01-05T12:01:00Z\",\"pairId\":\"P-1\",\"deskId\":\"main\",\"sequence\":7}",
                                NOON.plusSeconds(60),
                                NOON,
                                "main",
                                7));
    }

    @Test
    void showsNoPairForACooldownThatWasTakenOver() {
        AccountCooldown cooldown =
                new AccountCooldown(
                        "main", AccountId.parse("wl1:alpha:A"), null, NOON, NOON.plusSeconds(9), 8);

        assertThat(projection.of(cooldown).json()).contains("\"pairId\":null");
    }

    @Test
    void showsAnExposureOnceForEachBrandAndBookmaker() {
        assertThat(projection.of(exposure("wl1:alpha:A", "wl2:beta:B")))
                .extracting(RedisWrite::key)
                .containsExactly("exposure:wl1:alpha:P-1", "exposure:wl2:beta:P-1");
        assertThat(projection.of(exposure("wl1:alpha:A", "wl1:alpha:B")))
                .extracting(RedisWrite::key)
                .containsExactly("exposure:wl1:alpha:P-1");
    }

    @Test
    void showsAnExposureForADayFromItsBeginning() {
        assertThat(projection.of(exposure("wl1:alpha:A", "wl2:beta:B")))
                .allSatisfy(
                        write -> {
                            assertThat(write.beganAt()).isEqualTo(NOON);
                            assertThat(write.expireAt()).isEqualTo(NOON.plus(Duration.ofHours(24)));
                        });
    }

    @Test
    void leavesOutWhoResolvedAnOpenExposureAndKeepsOtherNulls() {
        assertThat(projection.of(exposure("wl1:alpha:A", "wl2:beta:B")).getFirst().json())
                .isEqualTo("{\"pairId\":\"P-1\",\"realisedProfit\":null,\"sequence\":12}");
    }

    @Test
    void showsWhoResolvedAnExposureAndWhen() {
        ExposureRecord resolved =
                resolved(exposure("wl1:alpha:A", "wl2:beta:B"), NOON.plusSeconds(90));

        assertThat(projection.of(resolved).getFirst().json())
                .contains("\"resolvedAt\":\"2026-01-05T12:01:30Z\"")
                .contains("\"by\":\"dana\"")
                .contains("\"note\":\"hedged by hand\"");
    }

    @Test
    void refusesAnExposureThatIsNoObject() {
        MirrorProjection broken = new MirrorProjection(exposure -> "[]");

        assertThatThrownBy(() -> broken.of(exposure("wl1:alpha:A", "wl2:beta:B")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String quoted(@Nullable Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }

    private static ExposureRecord exposure(String positive, String hedge) {
        return new ExposureRecord(
                "main-12-0",
                "exposure_alert",
                "main",
                "P-1",
                "high",
                "EXPOSURE_EVENT",
                true,
                true,
                "hedge_rejected",
                leg(positive),
                leg(hedge),
                Decimal4.of("7.56"),
                null,
                Money.of("100.00", "EUR"),
                NOON,
                12,
                null,
                null,
                null);
    }

    private static ExposureRecord resolved(ExposureRecord open, Instant at) {
        return new ExposureRecord(
                open.eventId(),
                open.event(),
                open.deskId(),
                open.pairId(),
                open.severity(),
                open.status(),
                open.requiresManualReview(),
                open.autoRebetDisabled(),
                open.reason(),
                open.positive(),
                open.hedge(),
                open.expectedProfit(),
                open.realisedProfit(),
                open.openRisk(),
                open.beganAt(),
                13,
                at,
                "dana",
                "hedged by hand");
    }

    private static EventLeg leg(String account) {
        return new EventLeg(
                AccountId.parse(account), null, null, Money.of("100.00", "EUR"), "rejected");
    }
}
