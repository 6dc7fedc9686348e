package io.surelock.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;

import io.surelock.check.log.Entry;
import io.surelock.check.log.Fact;
import io.surelock.check.log.Json;
import io.surelock.check.log.PairStory;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * 15: no money appears or disappears. What a bookmaker took is what the desk counts and the other
 * way round, every pair's stakes are settled, open or exposed, and every result is what stakes,
 * odds and outcomes make.
 */
public final class Money extends Invariant {

    /** Of one bet, in minor units; what would return more is taken for a mistake. */
    private static final BigDecimal LARGEST_RETURN = BigDecimal.valueOf(5_000_000_000_000L);

    /** Sums of one currency. */
    private static final class Sums {
        private BigDecimal settled = BigDecimal.ZERO;
        private BigDecimal open = BigDecimal.ZERO;
        private BigDecimal exposed = BigDecimal.ZERO;
        private BigDecimal ledger = BigDecimal.ZERO;
        private BigDecimal doubted = BigDecimal.ZERO;

        private BigDecimal staked() {
            return settled.add(open).add(exposed);
        }
    }

    private final Circumstances circumstances;
    private final boolean hasLedger;
    private final Map<String, Sums> byCurrency = new TreeMap<>();
    private long newer;

    public Money(Circumstances circumstances) {
        super(15, "staked = settled + open + exposed");
        this.circumstances = circumstances;
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
                        .forEach(taken -> compareWithWord(story, story.bet(leg), entry, taken));
            }
        }
        PairStory.LEGS.forEach(leg -> requireInLedger(story, story.bet(leg)));
        PairMoney money = PairMoney.of(story);
        for (String leg : PairStory.LEGS) {
            story.accepted(story.bet(leg))
                    .forEach(line -> compareWithLedger(story, leg, money.bet(leg), line));
        }
        if (money.isAnythingStaked()) {
            tally().checked();
            sum(story, money);
            checkResults(story, money);
        }
    }

    private void compareWithWord(PairStory story, String bet, Entry entry, JsonNode taken) {
        JsonNode word = entry.report();
        boolean asSaid = isSame(taken, word);
        if (!asSaid && !isAskedInsteadOfImpossible(story, bet, taken, word)) {
            tally().violation(
                            "%s counts as %s by %s, but the bookmaker said %s"
                                    .formatted(bet, terms(taken), entry.where(), terms(word)));
        }
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return same(Json.decimal(one, "stake"), Json.decimal(other, "stake"))
                && same(Json.decimal(one, "odds"), Json.decimal(other, "odds"))
                && Json.text(one, "currency").equals(Json.text(other, "currency"));
    }

    private static String terms(JsonNode node) {
        return "%s %s at %s"
                .formatted(
                        Json.text(node, "stake"),
                        Json.text(node, "currency"),
                        Json.text(node, "odds"));
    }

    /**
     * Terms that cannot be count as those that were asked for, and are marked, so that the pair
     * becomes an exposure: another currency, or sums that nobody can count.
     */
    private static boolean isAskedInsteadOfImpossible(
            PairStory story, String bet, JsonNode taken, JsonNode word) {
        boolean asked =
                story.events("BetRequested", bet)
                        .anyMatch(request -> isSame(request.path("order"), taken));
        return asked && taken.path("oddsDiffer").asBoolean() && !isPossible(taken, word);
    }

    private static boolean isPossible(JsonNode taken, JsonNode word) {
        BigDecimal stake = Json.decimal(word, "stake");
        BigDecimal odds = Json.decimal(word, "odds");
        return stake != null
                && odds != null
                && Json.text(word, "currency").equals(Json.text(taken, "currency"))
                && stake.multiply(odds)
                                .movePointRight(decimals(Json.text(word, "currency")))
                                .compareTo(LARGEST_RETURN)
                        <= 0;
    }

    /**
     * What the desk counts as accepted is in the books of its bookmaker, if those were given and
     * had begun when the bet was requested, and went on after it was accepted.
     */
    private void requireInLedger(PairStory story, String bet) {
        Entry acceptance = story.firstAcceptance(bet);
        if (acceptance == null || !story.accepted(bet).isEmpty()) {
            return;
        }
        story.events("BetRequested", bet)
                .findFirst()
                .ifPresent(request -> lacking(bet, acceptance, request));
    }

    private void lacking(String bet, Entry acceptance, JsonNode request) {
        Circumstances.Span ledger =
                circumstances.ledgerOf(Json.text(request.path("order"), "account"));
        Instant requested = Json.requireInstant(request, "requestedAt");
        if (ledger == null || !requested.isAfter(ledger.first())) {
            return;
        }
        if (acceptance.decidedAt().plus(Circumstances.CLOCKS).isBefore(ledger.last())) {
            tally().violation(
                            "%s counts as accepted by %s, but is not in the ledger"
                                    .formatted(bet, acceptance.where()));
        } else {
            newer++; // the ledger may have been copied before
        }
    }

    private void compareWithLedger(
            PairStory story, String leg, PairMoney.@Nullable Bet counted, Fact line) {
        String bet = story.bet(leg);
        BigDecimal stake = Json.decimal(line.data(), "stake");
        BigDecimal counts = Objects.requireNonNullElse(stake, BigDecimal.ZERO);
        Sums sums = sums(line.text("currency"));
        sums.ledger = sums.ledger.add(counts);
        if (counted == null || !counted.accepted()) {
            sums.doubted = sums.doubted.add(counts);
            return; // the eighth says whether the desk knows it
        }
        boolean same =
                same(stake, counted.stake())
                        && same(Json.decimal(line.data(), "odds"), counted.odds())
                        && line.text("currency").equals(counted.currency());
        boolean asked =
                story.entries().stream()
                        .flatMap(entry -> PairStory.acceptances(entry, bet))
                        .anyMatch(
                                taken ->
                                        isAskedInsteadOfImpossible(story, bet, taken, line.data()));
        if (!same && !asked) {
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

    /** What is settled, open and exposed is counted bet by bet, so the sum cannot be another. */
    @Override
    public void end() {
        if (newer > 0) {
            tally().note(newer + " accepted bets are newer than the ledger and not in it");
        }
        byCurrency.forEach(
                (currency, sums) ->
                        tally().note(
                                        "%s: the journal has settled %s + open %s + exposed %s = staked %s%s"
                                                .formatted(
                                                        currency,
                                                        sums.settled,
                                                        sums.open,
                                                        sums.exposed,
                                                        sums.staked(),
                                                        hasLedger ? ledger(sums) : "")));
    }

    private static String ledger(Sums sums) {
        String all = "; the ledger has " + sums.ledger;
        return sums.doubted.signum() == 0
                ? all
                : all + ", " + sums.doubted + " of it on bets that the desk has in doubt";
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
