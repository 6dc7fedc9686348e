package io.surelock.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or the signal TERM, as something a command can wait for. The process then ends when the
 * command is done, with exit code 0, and by force half a minute later.
 */
final class StopSignal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int exitCode = SurelockCommand.FINE;
    private final Thread hook = new Thread(this::stop, "stop");

    /** From here on the signals only ask. */
    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits for the signal; whether it came in time. */
    boolean await(Duration limit) throws InterruptedException {
        return asked.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether somebody has asked to stop. */
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** The exit code if the signal comes; without this it is that of a command that is fine. */
    void endWith(int code) {
        exitCode = code;
    }

    /** The command is done: the process may end. */
    @Override
    public void close() {
        done.countDown();
        if (!isAsked()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** A hook cannot set the exit code, it can only be the last to leave. */
    private void stop() {
        asked.countDown();
        try {
            boolean clean = done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(clean ? exitCode : Errors.UNUSABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
