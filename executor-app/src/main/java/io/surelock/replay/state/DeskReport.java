package io.surelock.replay.state;

import io.surelock.bet.AccountId;
import io.surelock.desk.DeskState;
import io.surelock.desk.account.AccountState;
import io.surelock.desk.exposure.Exposure;
import io.surelock.desk.pair.PairState;
import io.surelock.desk.pair.Timer;
import io.surelock.desk.policy.Policy;
import io.surelock.replay.ReplayBook;
import io.surelock.replay.timeline.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A desk at one moment, for people and for programs. */
public final class DeskReport {

    private final ReplayBook book;
    private final Instant now;

    /**
     * A report.
     *
     * @param now the moment, which cooldowns are counted from
     */
    public DeskReport(ReplayBook book, Instant now) {
        this.book = book;
        this.now = now;
    }

    /** The lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        DeskState desk = book.desk();
        lines.add(
                "Desk %s after entry %d, at %s %s UTC"
                        .formatted(
                                desk.deskId(), desk.sequence(), Words.date(now), Words.time(now)));
        lines.add("  hash       " + desk.lastHash());
        lines.add(
                "  state      "
                        + (desk.isHalted() ? "halted: " + desk.haltedBecause() : "taking arbs"));
        Policy policy = desk.policy();
        if (policy != null) {
            lines.add(
                    "  policy     cooldown %s, oldest arb %s, holds %s"
                            .formatted(
                                    Words.length(policy.cooldown()),
                                    Words.length(policy.maxOpportunityAge()),
                                    Words.words(policy.hold().name())));
        }
        section(lines, "Pairs in flight", inFlight().stream().map(this::flying).toList());
        section(lines, "Cooldowns", cooldowns());
        section(
                lines,
                "Open exposures and their holds",
                exposures().stream().map(this::exposed).toList());
        section(lines, "Placed, not closed yet", placed().stream().map(DeskReport::open).toList());
        return lines;
    }

    /** The same for programs. */
    public SequencedMap<String, Object> plain() {
        SequencedMap<String, Object> plain = new LinkedHashMap<>();
        DeskState desk = book.desk();
        plain.put("desk", desk.deskId());
        plain.put("sequence", desk.sequence());
        plain.put("hash", desk.lastHash().hex());
        plain.put("at", now.toString());
        plain.put("halted", desk.haltedBecause());
        plain.put("inFlight", inFlight().stream().map(PairState::pairId).toList());
        Map<String, String> cooldowns = new LinkedHashMap<>();
        Map<String, List<String>> holds = new LinkedHashMap<>();
        book.accounts()
                .forEach(
                        (account, state) -> {
                            if (state.isCoolingDown(now)) {
                                cooldowns.put(
                                        account.toString(), String.valueOf(state.cooldownUntil()));
                            }
                            if (state.isHeld()) {
                                holds.put(account.toString(), state.holds());
                            }
                        });
        plain.put("cooldowns", cooldowns);
        plain.put("holds", holds);
        plain.put("openExposures", exposures().stream().map(PairState::pairId).toList());
        plain.put("openPairs", book.openPairs().size());
        return plain;
    }

    private static void section(List<String> lines, String title, List<String> content) {
        lines.add("");
        lines.add("%s: %s".formatted(title, content.isEmpty() ? "none" : content.size()));
        content.forEach(line -> lines.add("  " + line));
    }

    private List<PairState> inFlight() {
        return book.openPairs().values().stream()
                .filter(pair -> pair.phase().isInFlight())
                .toList();
    }

    private List<PairState> exposures() {
        return book.openPairs().values().stream().filter(PairState::hasOpenExposure).toList();
    }

    private List<PairState> placed() {
        return book.openPairs().values().stream()
                .filter(pair -> !pair.phase().isInFlight() && !pair.hasOpenExposure())
                .toList();
    }

    private String flying(PairState pair) {
        Timer timer = pair.timer();
        return "%s  %s%s"
                .formatted(
                        open(pair),
                        Words.words(pair.phase().name()),
                        timer == null
                                ? ""
                                : ", waits %s for the %s"
                                        .formatted(
                                                Words.length(Duration.between(now, timer.due())),
                                                Words.words(timer.kind().name())));
    }

    private List<String> cooldowns() {
        List<String> lines = new ArrayList<>();
        book.accounts()
                .forEach(
                        (account, state) -> {
                            if (state.isCoolingDown(now)) {
                                lines.add(resting(account, state));
                            }
                        });
        return lines;
    }

    private String resting(AccountId account, AccountState state) {
        Instant until = state.cooldownUntil();
        return "%-40s %s left, until %s"
                .formatted(
                        account,
                        until == null ? "?" : Words.length(Duration.between(now, until)),
                        until == null ? "?" : Words.time(until));
    }

    private String exposed(PairState pair) {
        Exposure exposure = pair.exposure();
        if (exposure == null) {
            return pair.pairId();
        }
        List<String> held =
                pair.opportunity().legs().stream()
                        .map(leg -> leg.account())
                        .filter(account -> book.account(account).holds().contains(pair.pairId()))
                        .map(AccountId::toString)
                        .toList();
        return "%s  %s, %s, since %s%s"
                .formatted(
                        pair.pairId(),
                        Words.words(exposure.reason().label()),
                        exposure.realisedProfit() == null
                                ? "open risk " + exposure.openRisk()
                                : Words.profit(exposure.realisedProfit()),
                        Words.time(exposure.beganAt()),
                        held.isEmpty() ? "" : ", holds " + String.join(" and ", held));
    }

    private static String open(PairState pair) {
        return "%s  %s %s / %s %s"
                .formatted(
                        pair.pairId(),
                        pair.opportunity().positive().account(),
                        pair.positive().status().label(),
                        pair.opportunity().hedge().account(),
                        pair.hedge().status().label());
    }
}
