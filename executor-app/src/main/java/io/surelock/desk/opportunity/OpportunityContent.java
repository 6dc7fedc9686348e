package io.surelock.desk.opportunity;

import io.surelock.bet.Digest;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * Tells whether two opportunities with one pair id are the same offer: all fields but {@code
 * detectedAt} count.
 */
public final class OpportunityContent {

    private final StringBuilder text = new StringBuilder();

    private OpportunityContent() {}

    /** Digest of the content; equal digests mean the same offer. */
    public static Digest of(Opportunity opportunity) {
        OpportunityContent content = new OpportunityContent();
        content.field(opportunity.pairId())
                .field(opportunity.deskId())
                .field(opportunity.expiresAt())
                .field(opportunity.sport())
                .field(opportunity.event().id())
                .field(opportunity.event().name())
                .field(opportunity.event().startsAt())
                .field(opportunity.expectedSettlementAt())
                .field(opportunity.expectedProfit().tenThousandths());
        opportunity.legs().forEach(content::leg);
        return Digest.of(content.text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void leg(LegOffer leg) {
        field(leg.account())
                .field(leg.marketId())
                .field(leg.selectionId())
                .field(leg.handicap() == null ? null : leg.handicap().tenThousandths())
                .field(leg.side())
                .field(leg.odds().tenThousandths())
                .field(leg.stake().minorUnits())
                .field(leg.stake().currency());
    }

    /** Each field is led by its length, so that no two contents run together. */
    private OpportunityContent field(@Nullable Object value) {
        if (value == null) {
            text.append("-;");
        } else {
            String written = value.toString();
            text.append(written.length()).append(':').append(written).append(';');
        }
        return this;
    }
}
