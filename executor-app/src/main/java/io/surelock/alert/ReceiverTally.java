package io.surelock.alert;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** Counts for one receiver and logs when its state changes, not in between. For many threads. */
final class ReceiverTally {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiverTally.class);

    private final AlertReceiver receiver;
    private long delivered;
    private long putAside;
    private @Nullable String problem;

    ReceiverTally(AlertReceiver receiver) {
        this.receiver = receiver;
    }

    synchronized void delivered() {
        delivered++;
        if (problem != null) {
            LOG.info("The {} takes events again.", receiver);
            problem = null;
        }
    }

    synchronized void putAside() {
        putAside++;
        problem = null;
    }

    synchronized void failing(String sentence) {
        if (problem == null) {
            LOG.warn("The {}; the event is sent again until it is taken.", sentence);
        }
        problem = sentence;
    }

    synchronized ReceiverStatus status() {
        return new ReceiverStatus(
                receiver.name(), delivered, putAside, Optional.ofNullable(problem));
    }
}
