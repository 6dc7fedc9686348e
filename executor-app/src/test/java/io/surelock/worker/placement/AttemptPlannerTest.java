package io.surelock.worker.placement;

import static io.surelock.worker.placement.TestRequests.NOW;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.ClientReference;
import io.surelock.placement.PlaceBet;
import io.surelock.worker.placement.BatchPlan.Reason;
import io.surelock.worker.placement.BatchPlan.Refusal;
import io.surelock.worker.placement.PolledRequest.Lookup;
import io.surelock.worker.placement.PolledRequest.Placement;
import io.surelock.worker.placement.PolledRequest.Position;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class AttemptPlannerTest {

    private static final Instant KNOWN_SINCE = NOW.minusSeconds(900);

    private final Known known = new Known();

    @Test
    void sendsABetThatIsFresh() {
        Placement fresh = polled(TestRequests.place("P-1"), NOW);
        assertThat(plan(NOW, fresh).sends()).containsExactly(fresh);
    }

    @Test
    void stillSendsAtNotAfterItself() {
        Placement last = polled(TestRequests.place("P-1"), NOW);
        assertThat(plan(NOW.plusSeconds(10), last).sends()).containsExactly(last);
    }

    @Test
    void reportsABetAsNotPlacedAfterItsNotAfter() {
        Placement late = polled(TestRequests.place("P-1"), NOW);
        BatchPlan plan = plan(NOW.plusSeconds(10).plusNanos(1_000), late);
        assertThat(plan.late()).containsExactly(late);
        assertThat(plan.sends()).isEmpty();
    }

    @Test
    void refusesABetThatHasAnAttempt() {
        Placement again = polled(TestRequests.place("P-1"), NOW);
        known.attempts.add(again.reference());
        BatchPlan plan = plan(NOW, again);
        assertThat(plan.refusals()).containsExactly(new Refusal(again, Reason.ATTEMPTED));
        assertThat(plan.sends()).isEmpty();
    }

    @Test
    void neverCallsABetNotPlacedThatHasAnAttempt() {
        Placement again = polled(TestRequests.place("P-1"), NOW);
        known.attempts.add(again.reference());
        BatchPlan plan = plan(NOW.plusSeconds(60), again);
        assertThat(plan.late()).isEmpty();
        assertThat(plan.refusals()).containsExactly(new Refusal(again, Reason.ATTEMPTED));
    }

    @Test
    void neverCallsABetNotPlacedWhoseAttemptsAreForgotten() {
        Instant longAgo = KNOWN_SINCE.minusMillis(1);
        Placement old = polled(TestRequests.place("P-1", TestRequests.ACCOUNT, longAgo), longAgo);
        BatchPlan plan = plan(NOW, old);
        assertThat(plan.late()).isEmpty();
        assertThat(plan.refusals()).containsExactly(new Refusal(old, Reason.TOO_OLD));
    }

    @Test
    void takesTheNewCopyOfAnOldRequestForOld() {
        PlaceBet old = TestRequests.place("P-1", TestRequests.ACCOUNT, KNOWN_SINCE.minusMillis(1));
        assertThat(plan(NOW, polled(old, NOW)).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Reason.TOO_OLD);
    }

    @Test
    void takesAnOldRecordOfARequestThatClaimsToBeNewForOld() {
        Placement claims = polled(TestRequests.place("P-1"), KNOWN_SINCE.minusMillis(1));
        assertThat(plan(NOW, claims).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Reason.TOO_OLD);
    }

    @Test
    void sendsABetThatStandsTwiceInABatchOnce() {
        Placement first = polled(TestRequests.place("P-1"), NOW);
        Placement second = new Placement(new Position(0, 2, NOW), TestRequests.place("P-1"));
        BatchPlan plan = plan(NOW, first, second);
        assertThat(plan.sends()).containsExactly(first);
        assertThat(plan.refusals()).containsExactly(new Refusal(second, Reason.TWICE));
    }

    @Test
    void doesNotSendABetThatItHasJustGivenUp() {
        Placement late = polled(TestRequests.place("P-1"), NOW);
        PlaceBet early = late.request();
        PlaceBet again =
                new PlaceBet(
                        "main",
                        early.order(),
                        NOW,
                        early.notAfter().plusSeconds(60),
                        early.callTimeout());
        BatchPlan plan = plan(NOW.plusSeconds(11), late, polled(again, NOW));
        assertThat(plan.late()).containsExactly(late);
        assertThat(plan.sends()).isEmpty();
    }

    @Test
    void looksUpHoweverOldTheRequestIs() {
        Lookup lookup =
                new Lookup(
                        new Position(0, 1, KNOWN_SINCE.minusSeconds(60)),
                        TestRequests.lookUp("P-1", 3));
        assertThat(plan(NOW, lookup).lookups()).containsExactly(lookup);
    }

    private BatchPlan plan(Instant now, PolledRequest... batch) {
        return AttemptPlanner.plan(List.of(batch), known, now);
    }

    private static Placement polled(PlaceBet request, Instant appendedAt) {
        return new Placement(new Position(0, 1, appendedAt), request);
    }

    private static final class Known implements KnownAttempts {

        private final Set<ClientReference> attempts = new HashSet<>();

        @Override
        public boolean contains(int partition, ClientReference reference) {
            return attempts.contains(reference);
        }

        @Override
        public Instant since(int partition) {
            return KNOWN_SINCE;
        }
    }
}
