package io.surelock.broker.app;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Publishes arbs at a steady pace, each on accounts of its own, until it is closed. */
final class ArbStream implements AutoCloseable {

    private final Publisher publisher;
    private final Set<String> published = new ConcurrentSkipListSet<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    ArbStream(Publisher publisher, Duration pace) {
        this.publisher = publisher;
        ScheduledFuture<?> _ =
                timer.scheduleAtFixedRate(this::next, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The ids of all that was published. */
    Set<String> published() {
        return Set.copyOf(published);
    }

    private void next() {
        String pairId = "s-" + published.size();
        published.add(pairId);
        publisher.publish(Arbs.arb(pairId));
    }

    @Override
    public void close() {
        timer.close();
        publisher.flush();
    }
}
