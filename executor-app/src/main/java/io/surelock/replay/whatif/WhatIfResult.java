package io.surelock.replay.whatif;

import io.surelock.bet.Money;

import java.util.List;
import java.util.Map;

/**
 * What changes.
 *
 * @param opportunities that were decided on, duplicates left out
 * @param same decided the same
 * @param newlyTaken blocked in the journal, taken by the other policy, by the reason of the block
 * @param newlyBlocked taken in the journal, blocked by the other policy, by that reason
 * @param otherReason blocked by both, for different reasons
 * @param recordedProfit realised by the pairs that the journal took in the period, by currency
 * @param lostProfit realised by the pairs that the other policy blocks, by currency
 * @param settled pairs the other policy blocks whose profit is in the journal
 * @param unsettled pairs the other policy blocks whose profit the journal does not know (yet)
 * @param expectedOfNew what producers expected of the pairs newly taken, by currency; nobody knows
 *     what they would have earned
 * @param examples some of each
 */
public record WhatIfResult(
        long opportunities,
        long same,
        Map<String, Long> newlyTaken,
        Map<String, Long> newlyBlocked,
        long otherReason,
        Map<String, Money> recordedProfit,
        Map<String, Money> lostProfit,
        long settled,
        long unsettled,
        Map<String, String> expectedOfNew,
        List<Example> examples) {

    public WhatIfResult {
        newlyTaken = Map.copyOf(newlyTaken);
        newlyBlocked = Map.copyOf(newlyBlocked);
        recordedProfit = Map.copyOf(recordedProfit);
        lostProfit = Map.copyOf(lostProfit);
        expectedOfNew = Map.copyOf(expectedOfNew);
        examples = List.copyOf(examples);
    }
}
