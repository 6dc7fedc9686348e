package io.surelock.journal;

import io.surelock.desk.DeskDecider;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskInput;
import io.surelock.desk.DeskView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * The rules of each decision version that was ever released, so that an entry is decided again by
 * the rules it was decided by. Whoever changes what a decision says raises {@link
 * DeskDecider#VERSION} and leaves the rules of before here, under their number.
 */
public interface DecisionRules {

    /**
     * Decides, as {@link DeskDecider#decide}.
     *
     * @param now broker time, never before the desk's last decision
     */
    List<DeskEvent> decide(DeskView view, DeskInput input, Instant now);

    /** The rules of a version; null if this program does not know it. */
    static @Nullable DecisionRules of(int version) {
        return version == DeskDecider.VERSION ? DeskDecider::decide : null;
    }

    /** What is to be said of an entry whose version is not known, as the rest of a sentence. */
    static String unknown(int version) {
        return "was decided by version %d of the rules, which this program does not know"
                .formatted(version);
    }
}
