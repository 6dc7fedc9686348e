package io.surelock.desk;

import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.desk.DeskEvent.BetRequested;
import io.surelock.desk.DeskEvent.TimerSet;
import io.surelock.desk.opportunity.LegOffer;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.pair.TimerKind;
import io.surelock.desk.policy.Policy;
import io.surelock.placement.BetOrder;

import java.time.Instant;

/** Asks for one bet, and waits for its outcome no longer than it can take. */
final class Placements {

    private Placements() {}

    static void request(Decision decision, Opportunity opportunity, Leg leg, Money stake) {
        Policy policy = decision.policy();
        LegOffer offer = opportunity.leg(leg);
        BetId bet = new BetId(opportunity.pairId(), leg);
        Instant notAfter = decision.now().plus(policy.placementWindow());
        BetOrder order =
                new BetOrder(
                        bet,
                        offer.account(),
                        ClientReference.of(opportunity.deskId(), bet),
                        opportunity.event().id(),
                        offer.marketId(),
                        offer.selectionId(),
                        offer.handicap(),
                        offer.side(),
                        offer.odds(),
                        stake);
        decision.record(new BetRequested(order, decision.now(), notAfter, policy.callTimeout()));
        decision.record(
                new TimerSet(
                        opportunity.pairId(),
                        TimerKind.OUTCOME,
                        leg,
                        notAfter.plus(policy.callSlack()),
                        decision.sequence()));
    }
}
