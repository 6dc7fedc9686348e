package io.surelock.conformance;

import io.surelock.bet.Odds;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.paper.BetScript;
import io.surelock.bookmaker.paper.Latency;
import io.surelock.bookmaker.paper.LookupScript;
import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.bookmaker.paper.PaperBookmaker;
import io.surelock.bookmaker.paper.PlaceScript;
import io.surelock.bookmaker.paper.SettlementSource;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The paper bookmaker. Nothing travels to it, so nothing can go wrong on the way. */
class PaperConformanceTest extends BookmakerConformance {

    private static final Set<Situation> POSSIBLE =
            EnumSet.of(
                    Situation.NORMAL,
                    Situation.REFUSED,
                    Situation.ACCEPTED_THEN_DROPPED,
                    Situation.OTHER_STAKE,
                    Situation.OTHER_ODDS);

    @Override
    protected Set<Situation> impossible() {
        return EnumSet.complementOf(EnumSet.copyOf(POSSIBLE));
    }

    @Override
    protected Subject open(Situation situation) {
        BetScript script = script(situation);
        PaperBook book = new PaperBook(_ -> script, SettlementSource.DEFAULT);
        return new OnPaper(new PaperBookmaker(book, Clock.systemUTC(), Latency.NONE));
    }

    private static BetScript script(Situation situation) {
        return switch (situation) {
            case NORMAL -> BetScript.DEFAULT;
            case REFUSED -> BetScript.DEFAULT.placing(PlaceScript.REJECT, null);
            case ACCEPTED_THEN_DROPPED ->
                    BetScript.DEFAULT
                            .placing(PlaceScript.TIMEOUT, null)
                            .lookingUp(LookupScript.FOUND);
            case OTHER_STAKE -> BetScript.DEFAULT.matching("40.00");
            case OTHER_ODDS -> BetScript.DEFAULT.at(Odds.of("1.9000"));
            default -> throw new IllegalArgumentException("not on paper: " + situation);
        };
    }

    private record OnPaper(PaperBookmaker paper) implements Subject {

        @Override
        public Bookmaker bookmaker() {
            return paper;
        }

        @Override
        public long writes() {
            return paper.book().allSends().values().stream().mapToLong(sends -> sends).sum();
        }

        @Override
        public List<Taken> books() {
            return paper.book().ledger().stream()
                    .map(bet -> new Taken(bet.order().reference(), bet.stake(), bet.odds()))
                    .toList();
        }

        @Override
        public void close() {
            paper.close();
        }
    }
}
