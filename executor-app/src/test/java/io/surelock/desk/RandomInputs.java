package io.surelock.desk;

import io.surelock.bet.AccountId;
import io.surelock.bet.Leg;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bet.SettlementOutcome;
import io.surelock.bet.Side;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.desk.opportunity.OpportunityCheck;
import io.surelock.desk.pair.BetStatus;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.Timer;
import io.surelock.desk.pair.TimerKind;
import io.surelock.desk.policy.HoldMode;
import io.surelock.settlement.LegSettlement;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws what happens to a desk next: few accounts and few pair ids, so that everything collides;
 * mostly what could really come next, sometimes anything.
 */
final class RandomInputs {

    static final List<String> PAIRS = List.of("P-1", "P-2", "P-3", "P-4");
    static final List<String> ACCOUNTS = List.of("w:a:1", "w:a:2", "w:b:1", "v:a:1");

    private static final List<AccountId> ACCOUNT_IDS =
            ACCOUNTS.stream().map(AccountId::parse).toList();

    private static final List<Duration> STEPS =
            List.of(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofMillis(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(2),
                    Duration.ofHours(1));

    private final SplittableRandom random;

    RandomInputs(long seed) {
        random = new SplittableRandom(seed);
    }

    /** How much time passes before the next input; now and then a pair id's lifetime. */
    Duration step() {
        return random.nextInt(60) == 0 ? Duration.ofDays(8) : pick(STEPS);
    }

    DeskInput next(DeskView view, Instant now) {
        int kind = random.nextInt(20);
        if (kind < 5) {
            return offer(now);
        }
        if (kind < 6) {
            return command(now);
        }
        return report(view, now);
    }

    private DeskInput offer(Instant now) {
        String positive = pick(ACCOUNTS);
        String hedge = pick(ACCOUNTS);
        if (positive.equals(hedge)) {
            hedge = ACCOUNTS.get((ACCOUNTS.indexOf(hedge) + 1) % ACCOUNTS.size());
        }
        Offer offer = Offer.of(pick(PAIRS)).accounts(positive, hedge);
        if (chance(3)) {
            offer.side(Leg.POSITIVE, Side.LAY);
        }
        if (chance(10)) {
            offer.aged(Duration.ofSeconds(9 + random.nextInt(3)));
        }
        if (chance(10)) {
            // The largest bet there can be.
            offer.stake(Leg.POSITIVE, new Money(50_000_000, "EUR")).odds(Leg.POSITIVE, "100000");
        }
        if (chance(10)) {
            offer.stake(Leg.HEDGE, new Money(1, "EUR"));
        }
        Opportunity opportunity = offer.at(now);
        if (OpportunityCheck.firstProblem(opportunity, now) != null) {
            throw new AssertionError("not a valid opportunity: " + opportunity);
        }
        return new DeskInput.OpportunityOffered(opportunity);
    }

    private DeskInput command(Instant now) {
        Action action =
                switch (random.nextInt(10)) {
                    case 0 -> new Action.Halt("storm");
                    case 1, 2 -> new Action.Resume("over");
                    case 3 -> new Action.ChangePolicy(Policies.withHold(pick(HoldMode.values())));
                    case 4 ->
                            new Action.ChangePolicy(
                                    Policies.withCooldown(
                                            Duration.ofSeconds(1 + random.nextInt(120))));
                    case 5 ->
                            Commands.importCooldown(
                                    pick(ACCOUNTS), now.plusSeconds(random.nextInt(-5, 90)));
                    default -> new Action.Resolve(pick(PAIRS), "looked at");
                };
        // Command ids collide now and then.
        String id = "C-" + random.nextInt(60);
        return new DeskInput.CommandGiven(new OperatorCommand(id, "main", now, "dana", action));
    }

    /** Something about one bet: mostly about the one its pair waits for. */
    private DeskInput report(DeskView view, Instant now) {
        String pairId = pick(PAIRS);
        PairState pair = view.pair(pairId);
        if (pair == null && !chance(10)) {
            return offer(now);
        }
        Leg leg = pick(Leg.values());
        if (pair != null && pair.timer() != null && !chance(8)) {
            leg = pair.timer().leg();
        }
        String bet = pairId + "/" + leg.label();
        if (pair != null && pair.bet(leg).status() == BetStatus.IN_DOUBT && chance(2)) {
            return notFound(bet, now);
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> Reports.accepted(bet, stake(pair, leg), odds(pair, leg), now);
            case 3 -> Reports.rejected(bet, now);
            case 4 -> Reports.notPlaced(bet, now);
            case 5 -> Reports.unknown(bet, now.minusSeconds(3), skewed(now), absenceAge());
            case 6 -> Reports.found(bet, stake(pair, leg), odds(pair, leg), now);
            case 7 -> notFound(bet, now);
            case 8, 9 -> Reports.rung(pairId, timer(pair, leg, now));
            default -> settlement(bet);
        };
    }

    private DeskInput notFound(String bet, Instant now) {
        return switch (random.nextInt(3)) {
            case 0 -> Reports.absent(bet, skewed(now), absenceAge());
            case 1 -> Reports.incompletelyAbsent(bet, now);
            default -> Reports.inconclusive(bet, now);
        };
    }

    private DeskInput settlement(String bet) {
        return switch (random.nextInt(6)) {
            case 0 -> Reports.settled(bet, LegSettlement.Kind.UNRESOLVED, null);
            case 1 -> Reports.settled(bet, LegSettlement.Kind.WATCH_ENDED, null);
            default ->
                    Reports.settled(
                            bet, LegSettlement.Kind.FINAL, pick(SettlementOutcome.values()));
        };
    }

    private Timer timer(@Nullable PairState pair, Leg leg, Instant now) {
        return pair != null && pair.timer() != null && !chance(6)
                ? pair.timer()
                : new Timer(pick(TimerKind.values()), leg, now, random.nextInt(20));
    }

    private Money stake(@Nullable PairState pair, Leg leg) {
        Money asked = pair == null ? Money.of("100.00", "EUR") : pair.bet(leg).stake();
        return switch (random.nextInt(20)) {
            case 0 -> Money.zero("EUR");
            case 1 -> new Money(asked.minorUnits(), "JPY");
            case 2 -> new Money(Money.MAX_MINOR_UNITS, "EUR");
            case 3 -> new Money(1, "EUR");
            case 4, 5 -> asked.scaled(random.nextInt(1, 100), 100);
            default -> asked;
        };
    }

    private Odds odds(@Nullable PairState pair, Leg leg) {
        return switch (random.nextInt(10)) {
            case 0 -> new Odds(Odds.MAX);
            case 1 -> Odds.of("1.0001");
            default -> pair == null ? Odds.of("2.1") : pair.bet(leg).odds();
        };
    }

    private Instant skewed(Instant now) {
        return now.plusSeconds(random.nextInt(-30, 30));
    }

    private Duration absenceAge() {
        return Duration.ofSeconds(chance(4) ? random.nextInt(600) : 0);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> T pick(T[] all) {
        return all[random.nextInt(all.length)];
    }

    /** All accounts that offers can name. */
    static List<AccountId> accounts() {
        return ACCOUNT_IDS;
    }
}
