package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.bet.Digest;
import io.surelock.bet.Leg;
import io.surelock.desk.DeskEvent.ArbBlocked;
import io.surelock.desk.DeskEvent.PairOpened;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.opportunity.OpportunityContent;
import io.surelock.desk.pair.BlockedPair;
import io.surelock.desk.pair.PairState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The eight rules for a new opportunity; the first that applies wins.
 *
 * <ol>
 *   <li>The pair id is known, with the same content: ignored as a duplicate.
 *   <li>It is known, with other content: ignored as a conflict.
 *   <li>Older than the policy's {@code maxOpportunityAge}, or after its {@code expiresAt}: stale.
 *   <li>The desk is halted.
 *   <li>An unresolved exposure holds one of the accounts.
 *   <li>One of the accounts is in its cooldown.
 *   <li>One of the accounts has a pair in flight.
 *   <li>Otherwise the pair is opened, and its positive leg requested.
 * </ol>
 */
final class OpportunityDecider {

    private OpportunityDecider() {}

    static void decide(Decision decision, Opportunity opportunity) {
        Digest content = OpportunityContent.of(opportunity);
        Digest known = knownContent(decision, opportunity.pairId());
        if (known != null) {
            IgnoredReason reason =
                    known.equals(content)
                            ? IgnoredReason.DUPLICATE
                            : IgnoredReason.PAIR_ID_CONFLICT;
            decision.ignore(reason, opportunity.pairId());
            return;
        }
        Block block = firstBlock(decision, opportunity);
        if (block != null) {
            decision.record(block.event(decision, opportunity, content));
            return;
        }
        decision.record(new PairOpened(opportunity, content));
        Placements.request(decision, opportunity, Leg.POSITIVE, opportunity.positive().stake());
    }

    private static @Nullable Digest knownContent(Decision decision, String pairId) {
        PairState pair = decision.knownPair(pairId);
        if (pair != null) {
            return pair.content();
        }
        BlockedPair blocked = decision.view().blocked(pairId);
        return blocked != null && blocked.isKnown(decision.now()) ? blocked.content() : null;
    }

    private static @Nullable Block firstBlock(Decision decision, Opportunity opportunity) {
        if (decision.now().isAfter(freshThrough(decision, opportunity))) {
            return new Block(BlockedReason.STALE, null, null, null);
        }
        if (decision.view().desk().isHalted()) {
            return new Block(BlockedReason.DESK_HALTED, null, null, null);
        }
        for (LegOffer leg : opportunity.legs()) {
            AccountState account = decision.account(leg.account());
            if (account.isHeld()) {
                return new Block(
                        BlockedReason.ACCOUNT_ON_HOLD,
                        leg.account(),
                        null,
                        account.holds().getFirst());
            }
        }
        for (LegOffer leg : opportunity.legs()) {
            AccountState account = decision.account(leg.account());
            if (account.isCoolingDown(decision.now())) {
                return new Block(
                        BlockedReason.COOLDOWN, leg.account(), account.cooldownUntil(), null);
            }
        }
        for (LegOffer leg : opportunity.legs()) {
            AccountState account = decision.account(leg.account());
            if (account.inFlight() != null) {
                return new Block(
                        BlockedReason.ACCOUNT_BUSY, leg.account(), null, account.inFlight());
            }
        }
        return null;
    }

    /** The last instant at which the opportunity is not stale. */
    private static Instant freshThrough(Decision decision, Opportunity opportunity) {
        Instant byAge = opportunity.detectedAt().plus(decision.policy().maxOpportunityAge());
        Instant expiresAt = opportunity.expiresAt();
        return expiresAt != null && expiresAt.isBefore(byAge) ? expiresAt : byAge;
    }

    private record Block(
            BlockedReason reason,
            @Nullable AccountId account,
            @Nullable Instant until,
            @Nullable String byPair) {

        ArbBlocked event(Decision decision, Opportunity opportunity, Digest content) {
            Instant through = freshThrough(decision, opportunity);
            return new ArbBlocked(
                    opportunity.pairId(),
                    reason,
                    account,
                    until,
                    byPair,
                    content,
                    decision.now().isAfter(through) ? null : through);
        }
    }
}
