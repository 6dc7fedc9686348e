package io.surelock.clock;

import java.util.concurrent.CompletionStage;

/** A way to make a broker stamp something with its time. */
@FunctionalInterface
interface BrokerProbe {

    /**
     * Sends one probe.
     *
     * @return the broker's time in milliseconds since 1970, completed when the answer arrives, or
     *     exceptionally with a message in words
     */
    CompletionStage<Long> send();
}
