package io.surelock.worker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A blocking call on a virtual thread of its own, so that its caller can stop waiting without
 * disturbing it: a call to a bookmaker is never interrupted.
 *
 * @param <T> what it brings
 */
public final class TimedCall<T> {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<T> result = new CompletableFuture<>();

    private TimedCall() {}

    /** Starts a call that brings its failures as results; one that throws breaks {@code await}. */
    public static <T> TimedCall<T> start(String threadName, Supplier<T> call) {
        TimedCall<T> timed = new TimedCall<>();
        Thread.ofVirtual().name(threadName).start(() -> timed.run(call));
        return timed;
    }

    private void run(Supplier<T> call) {
        begun.countDown();
        try {
            result.complete(call.get());
        } catch (Throwable e) { // whoever waits must learn of an Error too
            result.completeExceptionally(e);
        }
    }

    /**
     * Waits for the result.
     *
     * @param limit counted from the moment at which the call began
     * @return empty if the call is still running
     */
    public Optional<T> await(Duration limit) throws InterruptedException {
        begun.await();
        try {
            return Optional.of(result.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw broken(e);
        }
    }

    /** Waits for the result as long as it takes. */
    public T await() throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw broken(e);
        }
    }

    private static IllegalStateException broken(ExecutionException e) {
        return new IllegalStateException("A call failed in a way it must not.", e.getCause());
    }
}
