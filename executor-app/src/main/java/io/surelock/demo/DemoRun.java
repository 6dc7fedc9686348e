package io.surelock.demo;

import io.surelock.app.AppParts;
import io.surelock.app.AppSettings;
import io.surelock.app.Closing;
import io.surelock.app.LocalInstallation;
import io.surelock.app.StartException;
import io.surelock.app.SurelockApp;
import io.surelock.bookmaker.paper.Latency;
import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.bookmaker.paper.PaperBookmaker;
import io.surelock.bookmaker.paper.ScriptSource;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.feed.FeedArb;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One demo, from the first arb to the last settled bet. */
public final class DemoRun {

    /** Nothing has moved for this long: whatever is still open stays open. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(90);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final DemoOptions options;
    private final LocalInstallation local;
    private final DemoScreen screen;
    private final Consumer<String> progress;
    private final StopWish stop;
    private final Wire wire = Wire.standard();
    private final DemoTally tally = new DemoTally();
    private final DemoLatencies latencies = new DemoLatencies();
    private final DemoSettlements settlements = new DemoSettlements();
    private CompletableFuture<String> fatal = new CompletableFuture<>();
    private final PaperBook books = new PaperBook(ScriptSource.ACCEPT_ALL, settlements);

    /**
     * A demo in a folder where Kafka and Redis run already.
     *
     * @param progress takes a sentence whenever something begins
     */
    public DemoRun(
            DemoOptions options,
            LocalInstallation local,
            DemoScreen screen,
            Consumer<String> progress,
            StopWish stop) {
        this.options = options;
        this.local = local;
        this.screen = screen;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Publishes, waits until all pairs are settled, and checks the log against the books.
     *
     * @throws StartException with one sentence if the program cannot start
     * @throws IOException if the folder cannot be written to
     */
    public DemoReport run()
            throws StartException, InterruptedException, UnreadableException, IOException {
        try (Closing closing = new Closing();
                DemoFeed feed = new DemoFeed(options.odds(), "demo")) {
            DemoObserver observer =
                    closing.add(
                            "observer",
                            new DemoObserver(
                                    local.kafka(), wire, tally, latencies, screen::happened));
            observer.start();
            SurelockApp app = closing.add("app", SurelockApp.start(settings(), parts()));
            fatal = app.fatal();
            publish(feed, closing.add("publisher", publisher()));
            awaitSettled();
        }
        DemoLedger.write(local.folder(), books.ledger());
        DemoCheck check = new DemoCheck(wire, books);
        new DemoAudit(local.kafka()).run(check);
        return new DemoReport(
                tally.figures(),
                latencies.toRequest().summary(),
                latencies.naked().summary(),
                check.entries(),
                check.violations());
    }

    private DemoPublisher publisher() {
        return new DemoPublisher(
                local.kafka(), wire, new DemoOpportunities(options.accountsPerBookmaker()));
    }

    private void publish(DemoFeed feed, DemoPublisher publisher) throws InterruptedException {
        progress.accept("Publishing arbs…");
        Duration pace = Duration.ofSeconds(1).dividedBy(options.perSecond());
        long began = System.nanoTime();
        int count = 0;
        while (feed.hasNext() && isWanted(count, began)) {
            FeedArb arb = feed.next();
            settlements.learn(arb);
            tally.published(arb.pairId());
            latencies.published(arb.pairId());
            screen.published(publisher.publish(arb));
            count++;
            long due = began + pace.multipliedBy(count).toNanos();
            if (isStopped(Duration.ofNanos(Math.max(0, due - System.nanoTime())))) {
                return;
            }
        }
    }

    private boolean isWanted(int count, long began) {
        Integer pairs = options.pairs();
        Duration limit = options.publishFor();
        return (pairs == null || count < pairs)
                && (limit == null || System.nanoTime() - began < limit.toNanos());
    }

    private boolean isStopped(Duration wait) throws InterruptedException {
        return stop.await(wait) || fatal.isDone();
    }

    private void awaitSettled() throws InterruptedException {
        if (isStopped(Duration.ZERO)) {
            return;
        }
        DemoTally.Figures last = tally.figures();
        progress.accept("Waiting until the open pairs (" + last.openPairs() + ") are settled…");
        long moved = System.nanoTime();
        while (last.openPairs() > 0 && System.nanoTime() - moved < STUCK_AFTER.toNanos()) {
            if (isStopped(LOOK_EVERY)) {
                return;
            }
            DemoTally.Figures now = tally.figures();
            moved = now.equals(last) ? moved : System.nanoTime();
            last = now;
        }
    }

    private AppSettings settings() {
        return AppSettings.local(local.kafka(), local.folder().resolve("state"));
    }

    private AppParts parts() {
        PaperBookmaker paper = new PaperBookmaker(books, Clock.systemUTC(), Latency.NONE);
        return new AppParts(provider -> Optional.of(paper), local.redis(), List.of(), latencies);
    }
}
