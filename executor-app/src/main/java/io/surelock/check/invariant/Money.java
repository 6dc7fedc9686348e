package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.Entry;
import io.surelock.check.log.Fact;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * 15: no money appears or disappears. What a bookmaker took is what the desk counts, every pair's
 * stakes are settled, open or exposed, and every result is what stakes, odds and outcomes make.
 */
public final class Money extends Invariant {

    /** Sums of one currency. */
    private static final class Sums {
        private BigDecimal staked = BigDecimal.ZERO;
        private BigDecimal settled = BigDecimal.ZERO;
        private BigDecimal open = BigDecimal.ZERO;
        private BigDecimal exposed = BigDecimal.ZERO;
        private BigDecimal ledger = BigDecimal.ZERO;
    }

    private final boolean hasLedger;
    private final Map<String, Sums> byCurrency = new TreeMap<>();

    public Money(Circumstances circumstances) {
        super(15, "staked = settled + open + exposed");
        this.hasLedger = circumstances.hasLedger();
        if (!hasLedger) {
            tally().note("the bookmaker's side is not checked: needs --ledger");
        }
    }

    @Override
    public void pair(PairStory story) {
        for (Entry entry : story.entries()) {
            for (String leg : PairStory.LEGS) {
                PairStory.acceptances(entry, story.bet(leg))
                        .forEach(taken -> compareWithWord(story.bet(leg), entry, taken));
            }
        }
        PairMoney money = PairMoney.of(story);
        for (String leg : PairStory.LEGS) {
            story.accepted(story.bet(leg))
                    .forEach(line -> compareWithLedger(story.bet(leg), money.bet(leg), line));
        }
        if (money.isAnythingStaked()) {
            tally().checked();
            sum(story, money);
            checkResults(story, money);
        }
    }

    private void compareWithWord(String bet, Entry entry, JsonNode taken) {
        JsonNode word = entry.report();
        for (String field : new String[] {"stake", "odds"}) {
            if (!same(Json.decimal(taken, field), Json.decimal(word, field))) {
                tally().violation(
                                "%s has the %s %s by %s, but the bookmaker said %s"
                                        .formatted(
                                                bet,
                                                field,
                                                Json.text(taken, field),
                                                entry.where(),
                                                Json.text(word, field)));
            }
        }
    }

    private void compareWithLedger(String bet, PairMoney.@Nullable Bet counted, Fact line) {
        BigDecimal stake = Json.decimal(line.data(), "stake");
        sums(line.text("currency")).ledger =
                sums(line.text("currency"))
                        .ledger
                        .add(Objects.requireNonNullElse(stake, BigDecimal.ZERO));
        if (counted == null || !counted.accepted()) {
            return; // the eighth says whether the desk knows it
        }
        if (!same(stake, counted.stake())
                || !same(Json.decimal(line.data(), "odds"), counted.odds())
                || !line.text("currency").equals(counted.currency())) {
            tally().violation(
                            "%s is counted as %s %s at %s, but %s has %s %s at %s"
                                    .formatted(
                                            bet,
                                            counted.stake(),
                                            counted.currency(),
                                            counted.odds(),
                                            line.at(),
                                            line.text("stake"),
                                            line.text("currency"),
                                            line.text("odds")));
        }
    }

    private void sum(PairStory story, PairMoney money) {
        boolean exposed = story.has("ExposureRaised");
        boolean reconciled = story.has("PairReconciled");
        for (PairMoney.Bet bet : money.bets().values()) {
            if (!bet.accepted()) {
                continue;
            }
            Sums sums = sums(bet.currency());
            sums.staked = sums.staked.add(bet.stake());
            if (exposed) {
                sums.exposed = sums.exposed.add(bet.stake());
            } else if (reconciled) {
                sums.settled = sums.settled.add(bet.stake());
            } else {
                sums.open = sums.open.add(bet.stake());
            }
        }
    }

    private Sums sums(String currency) {
        return byCurrency.computeIfAbsent(currency, _ -> new Sums());
    }

    /** What was told of the pair's profit and risk, against what its bets make. */
    private void checkResults(PairStory story, PairMoney money) {
        JsonNode exposure = null;
        String where = "";
        for (Entry entry : story.entries()) {
            for (JsonNode event : entry.events()) {
                switch (Json.text(event, "type")) {
                    case "PairReconciled" -> reconciled(story, entry, event);
                    case "ExposureRaised", "ExposureUpdated" -> {
                        exposure = event.path("exposure");
                        where = entry.where();
                    }
                    default -> {}
                }
            }
        }
        if (exposure != null) {
            compare(story, where, "realised profit", exposure, "realisedProfit", money.realised());
            compare(story, where, "open risk", exposure, "openRisk", money.openRisk());
        }
    }

    private void reconciled(PairStory story, Entry entry, JsonNode event) {
        PairMoney then = PairMoney.upTo(story, entry.sequence());
        compare(story, entry.where(), "realised profit", event, "realisedProfit", then.realised());
        compare(
                story,
                entry.where(),
                "expected profit",
                event,
                "expectedProfit",
                then.expectedProfit());
    }

    private void compare(
            PairStory story,
            String where,
            String what,
            JsonNode told,
            String field,
            @Nullable BigDecimal due) {
        if (!same(Json.decimal(told, field), due)) {
            tally().violation(
                            "%s has the %s %s by %s, but its bets make %s"
                                    .formatted(
                                            story.pairId(),
                                            what,
                                            Json.text(told, field),
                                            where,
                                            due == null ? "none" : due.toPlainString()));
        }
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    @Override
    public void end() {
        byCurrency.forEach(
                (currency, sums) -> {
                    BigDecimal accounted = sums.settled.add(sums.open).add(sums.exposed);
                    if (sums.staked.compareTo(accounted) != 0) {
                        tally().violation(
                                        "staked %s %s, but accounted for are %s"
                                                .formatted(sums.staked, currency, accounted));
                    }
                    tally().note(
                                    "%s: staked %s = settled %s + open %s + exposed %s%s"
                                            .formatted(
                                                    currency,
                                                    sums.staked,
                                                    sums.settled,
                                                    sums.open,
                                                    sums.exposed,
                                                    hasLedger
                                                            ? "; in the ledger " + sums.ledger
                                                            : ""));
                });
    }

    /** Decimals of a currency's amounts; 2 where nobody knows the currency. */
    static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException _) {
            return 2;
        }
    }

    /** Rounded once, HALF_UP, to minor units. */
    static BigDecimal rounded(BigDecimal amount, String currency) {
        return amount.setScale(decimals(currency), RoundingMode.HALF_UP);
    }
}
