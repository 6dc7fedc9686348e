package io.surelock.mirror;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** Whether Redis can be used, logged when it changes and not in between. Safe for many threads. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private volatile @Nullable String reason;

    void isOn(String sentence) {
        if (reason == null) {
            LOG.warn("{}. The mirror waits and catches up; decisions go on.", sentence);
        }
        reason = sentence;
    }

    void isOver() {
        if (reason != null) {
            LOG.info("Redis can be used again; the mirror catches up.");
        }
        reason = null;
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
