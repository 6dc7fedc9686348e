package io.surelock.bookmaker.server.script;

import io.surelock.bet.BetId;
import io.surelock.bet.Digest;
import io.surelock.bookmaker.server.script.Fault.Moment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How often each fault is played. Which bet it hits is a function of seed, bet and moment alone, so
 * that a run with the same seed hits the same bets, in whatever order and however often they come.
 *
 * @param seed of the draw
 * @param millionths by fault, 0 to {@link #ONE}; those of one moment add up to at most {@link #ONE}
 */
public record FaultRates(long seed, Map<Fault, Integer> millionths) {

    /** Certainty. */
    public static final int ONE = 1_000_000;

    /** Nothing goes wrong. */
    public static final FaultRates NONE = new FaultRates(0, Map.of());

    public FaultRates {
        millionths = Map.copyOf(millionths);
        for (Moment moment : Moment.values()) {
            long sum = 0;
            for (Map.Entry<Fault, Integer> rate : millionths.entrySet()) {
                if (rate.getValue() < 0) {
                    throw new IllegalArgumentException(rate.getKey().label() + " is below 0");
                }
                sum += rate.getKey().moment() == moment ? rate.getValue() : 0;
            }
            if (sum > ONE) {
                throw new IllegalArgumentException(
                        "the probabilities of the faults of one moment (%s) add up to more than 1"
                                .formatted(names(moment, millionths)));
            }
        }
    }

    /** Everything that goes wrong with this bet: at most one fault a moment. */
    public Set<Fault> drawn(BetId bet) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        for (Moment moment : Moment.values()) {
            int left = draw(bet, moment);
            for (Fault fault : Fault.values()) {
                if (fault.moment() == moment) {
                    int rate = millionths.getOrDefault(fault, 0);
                    if (left >= 0 && left < rate) {
                        faults.add(fault);
                    }
                    left -= rate;
                }
            }
        }
        return faults;
    }

    /** Evenly spread over 0 to {@link #ONE}, exclusive. */
    private int draw(BetId bet, Moment moment) {
        String text = seed + "\n" + bet + "\n" + moment;
        Digest digest = Digest.of(text.getBytes(StandardCharsets.UTF_8));
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest.bytes()).getLong(), ONE);
    }

    private static String names(Moment moment, Map<Fault, Integer> rates) {
        Map<Fault, Integer> sorted = new EnumMap<>(Fault.class);
        sorted.putAll(rates);
        sorted.keySet().removeIf(fault -> fault.moment() != moment);
        return String.join(" + ", sorted.keySet().stream().map(Fault::label).toList());
    }
}
