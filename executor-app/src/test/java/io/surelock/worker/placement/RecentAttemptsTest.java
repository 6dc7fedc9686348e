package io.surelock.worker.placement;

import static io.surelock.worker.placement.TestRequests.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Leg;
import io.surelock.worker.placement.RecentAttempts.Seen;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class RecentAttemptsTest {

    private static final ClientReference FIRST = reference("P-1");
    private static final ClientReference SECOND = reference("P-2");

    private final RecentAttempts attempts = new RecentAttempts(2);

    @Test
    void knowsWhatWasReadOnAssignment() {
        attempts.assigned(0, NOW, List.of(new Seen(FIRST, NOW)));
        assertThat(attempts.contains(0, FIRST)).isTrue();
        assertThat(attempts.contains(0, SECOND)).isFalse();
    }

    @Test
    void knowsOfAQuarterOfAnHourFromItsAssignmentOn() {
        attempts.assigned(0, NOW, List.of());
        assertThat(attempts.since(0)).isEqualTo(NOW.minus(Duration.ofMinutes(15)));
    }

    @Test
    void readsAMinuteMoreThanItClaimsToKnow() {
        assertThat(RecentAttempts.readFrom(NOW)).isEqualTo(NOW.minus(Duration.ofMinutes(16)));
    }

    @Test
    void claimsToKnowLessBeforeItForgets() {
        attempts.assigned(0, NOW, List.of(new Seen(FIRST, NOW)));
        Instant later = NOW.plus(Duration.ofMinutes(16));
        attempts.evict(later);
        assertThat(attempts.since(0)).isEqualTo(later.minus(Duration.ofMinutes(15)));
        assertThat(attempts.contains(0, FIRST)).isTrue();
        attempts.evict(later.plusMillis(1));
        assertThat(attempts.contains(0, FIRST)).isFalse();
    }

    @Test
    void knowsAShorterTimeWhenThereAreTooMany() {
        attempts.assigned(0, NOW, List.of(new Seen(FIRST, NOW), new Seen(SECOND, NOW)));
        attempts.add(0, new Seen(reference("P-3"), NOW.plusSeconds(1)));
        assertThat(attempts.contains(0, FIRST)).isFalse();
        assertThat(attempts.contains(0, SECOND)).isTrue();
        assertThat(attempts.since(0)).isAfter(NOW);
    }

    @Test
    void knowsNothingOfAPartitionThatIsGone() {
        attempts.assigned(0, NOW, List.of());
        attempts.revoked(0);
        assertThatThrownBy(() -> attempts.contains(0, FIRST))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("partition 0");
        attempts.add(0, new Seen(FIRST, NOW));
        assertThatThrownBy(() -> attempts.since(0)).isInstanceOf(IllegalStateException.class);
    }

    private static ClientReference reference(String pairId) {
        return ClientReference.of("main", new BetId(pairId, Leg.POSITIVE));
    }
}
