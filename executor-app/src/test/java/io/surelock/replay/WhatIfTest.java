package io.surelock.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.Money;
import io.surelock.contract.Wire;
import io.surelock.desk.policy.Policy;
import io.surelock.replay.source.RawEntry;
import io.surelock.replay.whatif.PolicyChange;
import io.surelock.replay.whatif.WhatIf;
import io.surelock.replay.whatif.WhatIfResult;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is told of a period is of that period. */
class WhatIfTest {

    private static final List<RawEntry> JOURNAL = Journals.sound(4_000);
    private static final Instant MIDDLE = Journals.body(JOURNAL.get(200)).decidedAt();

    @Test
    void profitIsOfThePairsOfThePeriod() {
        Money first = profit(null, MIDDLE);
        Money second = profit(MIDDLE, null);

        assertThat(first.amount()).isNotEqualTo("0.00");
        assertThat(second.amount()).isNotEqualTo("0.00");
        assertThat(first.plus(second)).isEqualTo(profit(null, null));
    }

    @Test
    void aPeriodWithoutOpportunitiesHasNoProfit() {
        assertThat(result(Instant.parse("2099-01-01T00:00:00Z"), null).recordedProfit())
                .isEqualTo(Map.of());
    }

    private static Money profit(@Nullable Instant from, @Nullable Instant to) {
        return Objects.requireNonNull(result(from, to).recordedProfit().get("EUR"));
    }

    private static WhatIfResult result(@Nullable Instant from, @Nullable Instant to) {
        WhatIf whatIf =
                new WhatIf(
                        Wire.standard(),
                        PolicyChange.to(Policy.DEFAULT),
                        new WhatIf.Period(from, to),
                        _ -> {});
        JOURNAL.forEach(whatIf::entry);
        assertThat(whatIf.problems()).isEmpty();
        return whatIf.result();
    }
}
