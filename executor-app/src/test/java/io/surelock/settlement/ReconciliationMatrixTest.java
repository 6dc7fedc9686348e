package io.surelock.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.bet.SettlementOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Locale;

/** All 36 meetings of two outcomes. */
class ReconciliationMatrixTest {

    @ParameterizedTest(name = "positive {0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
"""
positive,  won,                        lost,                       void,                       half_won,                   half_lost,                  settled
won,       both_won,                   expected,                   hedge_void_positive_active, partial_settlement,         partial_settlement,         outcome_unknown
lost,      expected,                   both_lost,                  hedge_void_positive_active, partial_settlement,         partial_settlement,         outcome_unknown
void,      positive_void_hedge_active, positive_void_hedge_active, both_void,                  positive_void_hedge_active, positive_void_hedge_active, outcome_unknown
half_won,  partial_settlement,         partial_settlement,         hedge_void_positive_active, partial_settlement,         partial_settlement,         outcome_unknown
half_lost, partial_settlement,         partial_settlement,         hedge_void_positive_active, partial_settlement,         partial_settlement,         outcome_unknown
settled,   outcome_unknown,            outcome_unknown,            outcome_unknown,            outcome_unknown,            outcome_unknown,            outcome_unknown
""")
    void meets(
            String positive,
            String won,
            String lost,
            String voided,
            String halfWon,
            String halfLost,
            String settled) {
        SettlementOutcome leg = SettlementOutcome.valueOf(positive.toUpperCase(Locale.ROOT));

        assertThat(SettlementOutcome.values())
                .extracting(hedge -> ReconciliationMatrix.of(leg, hedge))
                .extracting(result -> result.name().toLowerCase(Locale.ROOT))
                .containsExactly(won, lost, voided, halfWon, halfLost, settled);
    }

    @Test
    void onlyExpectedAndBothVoidAreReconciled() {
        assertThat(PairResult.values())
                .filteredOn(PairResult::isReconciled)
                .containsExactly(PairResult.EXPECTED, PairResult.BOTH_VOID);
    }
}
