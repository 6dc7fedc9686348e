package io.surelock.desk.opportunity;

import io.surelock.bet.Identifiers;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Profit;
import io.surelock.desk.policy.Policy;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes a readable opportunity invalid all the same. Invalid input is no decision: it goes to
 * the dead letters with the sentence returned here.
 */
public final class OpportunityCheck {

    /** How far ahead of broker time a producer's clock may be: 2 s. */
    public static final Duration MAX_FUTURE = Duration.ofSeconds(2);

    /** How far ahead a start or a settlement may lie: 60 days. */
    public static final Duration MAX_AHEAD = Duration.ofDays(60);

    /** The journal keeps microseconds in a long; years beyond four digits are mistakes anyway. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final int MAX_NAME = 256;
    private static final int MAX_FOREIGN_ID = 128;

    private OpportunityCheck() {}

    /** The first thing wrong, as field and reason, or null if nothing is. */
    public static @Nullable String firstProblem(Opportunity opportunity, Instant now) {
        String text = textProblem(opportunity);
        if (text != null) {
            return text;
        }
        String legs = legProblem(opportunity);
        return legs != null ? legs : timeProblem(opportunity, now);
    }

    private static @Nullable String textProblem(Opportunity opportunity) {
        if (!Identifiers.isWellFormed(opportunity.pairId())) {
            return "pairId must be 1 to 64 characters of A-Z a-z 0-9 . _ @ -, not "
                    + Identifiers.quote(opportunity.pairId());
        }
        if (!Policy.MAIN_DESK.equals(opportunity.deskId())) {
            return "deskId " + Identifiers.quote(opportunity.deskId()) + " is not a known desk";
        }
        String[][] texts = {
            {"sport", opportunity.sport()},
            {"event.id", opportunity.event().id()},
            {"positive.marketId", opportunity.positive().marketId()},
            {"positive.selectionId", opportunity.positive().selectionId()},
            {"hedge.marketId", opportunity.hedge().marketId()},
            {"hedge.selectionId", opportunity.hedge().selectionId()}
        };
        for (String[] text : texts) {
            String problem = printable(text[0], text[1], MAX_FOREIGN_ID);
            if (problem != null) {
                return problem;
            }
        }
        return printable("event.name", opportunity.event().name(), MAX_NAME);
    }

    private static @Nullable String legProblem(Opportunity opportunity) {
        for (Leg leg : Leg.values()) {
            Money stake = opportunity.leg(leg).stake();
            if (!stake.isPositive()) {
                return leg.label() + ".stake must be over 0, not " + stake.amount();
            }
            if (!Profit.isBounded(stake, opportunity.leg(leg).odds())) {
                return leg.label()
                        + ".stake times odds must be at most "
                        + new Money(Profit.MAX_RETURN_MINOR_UNITS, stake.currency())
                        + ", not "
                        + stake
                        + " at "
                        + opportunity.leg(leg).odds();
            }
        }
        if (!opportunity.hedge().stake().currency().equals(opportunity.currency())) {
            return "hedge.currency must be that of the positive leg ("
                    + opportunity.currency()
                    + "), not "
                    + opportunity.hedge().stake().currency();
        }
        if (opportunity.positive().account().equals(opportunity.hedge().account())) {
            return "hedge.account must not be the account of the positive leg ("
                    + opportunity.hedge().account()
                    + ")";
        }
        return null;
    }

    private static @Nullable String timeProblem(Opportunity opportunity, Instant now) {
        String range = rangeProblem(opportunity);
        if (range != null) {
            return range;
        }
        if (opportunity.detectedAt().isAfter(now.plus(MAX_FUTURE))) {
            return "detectedAt "
                    + opportunity.detectedAt()
                    + " is more than 2 s in the future of broker time "
                    + now;
        }
        Instant startsAt = opportunity.event().startsAt();
        if (startsAt != null && startsAt.isAfter(now.plus(MAX_AHEAD))) {
            return "event.startsAt " + startsAt + " is more than 60 days ahead";
        }
        Instant settlement = opportunity.expectedSettlementAt();
        if (settlement != null && settlement.isAfter(now.plus(MAX_AHEAD))) {
            return "expectedSettlementAt " + settlement + " is more than 60 days ahead";
        }
        return null;
    }

    private static @Nullable String rangeProblem(Opportunity opportunity) {
        Map<String, @Nullable Instant> instants = new LinkedHashMap<>();
        instants.put("detectedAt", opportunity.detectedAt());
        instants.put("expiresAt", opportunity.expiresAt());
        instants.put("event.startsAt", opportunity.event().startsAt());
        instants.put("expectedSettlementAt", opportunity.expectedSettlementAt());
        for (Map.Entry<String, @Nullable Instant> entry : instants.entrySet()) {
            Instant instant = entry.getValue();
            if (instant != null && (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))) {
                return entry.getKey() + " must be of the years 1970 to 9999, not " + instant;
            }
        }
        return null;
    }

    private static @Nullable String printable(String field, String text, int max) {
        if (text.isBlank() || text.length() > max) {
            return field + " must have 1 to " + max + " characters, not " + text.length();
        }
        if (text.codePoints().anyMatch(OpportunityCheck::isHostile)) {
            return field + " must not hold control characters: " + Identifiers.quote(text);
        }
        return null;
    }

    /** Controls, line separators, text-direction marks and halves of characters. */
    private static boolean isHostile(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }
}
