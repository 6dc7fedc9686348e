package io.surelock.app.embedded;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

import java.io.Serial;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/**
 * Keeps a failing broker from ending the JVM it is embedded in. Kafka ends the process on a fatal
 * fault (disk full, metadata unreadable) through one process-wide procedure; here the brokers in
 * this process are told instead and the failing thread is stopped by an exception.
 */
final class BrokerExits {

    private static final Set<Consumer<String>> LISTENERS = new CopyOnWriteArraySet<>();

    private BrokerExits() {}

    /**
     * Diverts Kafka's exits of this process to the listener as well, until {@link #remove}. Kafka
     * does not say which broker failed, so with several of them every listener hears of it. The
     * diversion stays when the last listener is gone: threads of a stopped broker may linger.
     */
    static void listen(Consumer<String> listener) {
        LISTENERS.add(listener);
        Exit.setExitProcedure(BrokerExits::divert);
        Exit.setHaltProcedure(BrokerExits::divert);
    }

    static void remove(Consumer<String> listener) {
        LISTENERS.remove(listener);
    }

    private static void divert(int status, String message) {
        String reason =
                "the broker met a fatal fault (status "
                        + status
                        + suffix(message)
                        + "), see its log";
        LISTENERS.forEach(listener -> listener.accept(reason));
        throw new BrokerFault(reason);
    }

    // Kafka passes null where it has nothing to say, which its signature does not tell.
    private static String suffix(@Nullable String message) {
        return message == null ? "" : ", " + message;
    }

    /** Ends the broker thread that wanted to end the process. */
    static final class BrokerFault extends RuntimeException {

        @Serial private static final long serialVersionUID = 1L;

        BrokerFault(String message) {
            super(message);
        }
    }
}
