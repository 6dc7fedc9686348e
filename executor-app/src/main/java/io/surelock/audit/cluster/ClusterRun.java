package io.surelock.audit.cluster;

import io.surelock.app.Closing;
import io.surelock.app.LocalInstallation;
import io.surelock.app.embedded.InfraException;
import io.surelock.audit.redis.RedisWitness;
import io.surelock.bet.AccountId;
import io.surelock.bet.Digest;
import io.surelock.contract.DeadLetter;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.PublicEvent;
import io.surelock.journal.HashChain;
import io.surelock.journal.JournalEntry;
import io.surelock.mirror.MirrorProjection;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Several instances on a real Kafka and Redis: arbs are published, some twice, some wrongly; one
 * instance is killed at work and comes back with an empty disk; then the other is killed, so that
 * the one that has read everything anew decides alone.
 */
public final class ClusterRun {

    /** Begins the names of the Kafka Streams applications. */
    static final String PREFIX = "audit";

    private static final int PAIRS = 12;
    private static final int DURING = 6;
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration FINISHED_WITHIN = Duration.ofMinutes(4);
    private static final Duration PACE = Duration.ofMillis(30);
    private static final Set<String> ENDS =
            Set.of("pair_reconciled", "arb_failed", "arb_blocked", "exposure_alert");

    private final Path folder;
    private final Wire wire = Wire.standard();
    private final List<String> happenings = new ArrayList<>();
    private final List<ClusterStory.Rest> rests = new ArrayList<>();
    private final List<ClusterStory.RedisTrial> trials = new ArrayList<>();

    /**
     * @param folder for the data of all parts
     */
    public ClusterRun(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the whole story, a minute or two.
     *
     * @throws IllegalStateException with one sentence if something does not happen in time
     */
    public ClusterStory run() throws Exception {
        Files.createDirectories(folder);
        Path books = folder.resolve("books");
        try (Closing closing = new Closing()) {
            LocalInstallation local =
                    closing.add("Kafka and Redis", LocalInstallation.start(folder));
            Worker one = closing.add("one", worker(local, "one", books));
            Worker two = closing.add("two", worker(local, "two", books));
            TopicLog events =
                    closing.add("events", new TopicLog(local.kafka(), Topics.EXECUTOR_EVENTS));
            ArbProducer producer = closing.add("producer", new ArbProducer(local.kafka()));
            DeskOwner desk = closing.add("desk", new DeskOwner(local.kafka()));
            one.awaitReady();
            two.awaitReady();
            happenings.add(
                    "instances one (process %d) and two (process %d) work"
                            .formatted(one.pid(), two.pid()));
            publish(producer, events);
            Worker deciding = desk.await(producer.deskPartition()).equals(one.id()) ? one : two;
            killAtWork(deciding, desk, producer, events);
            restartEmpty(deciding, deciding == one ? two : one, desk, producer, events);
            confuseRedis(local, producer, events);
            Waits.until(
                    "every pair is finished",
                    FINISHED_WITHIN,
                    () -> finished(events).containsAll(producer.pairs()));
            return story(local, books, producer, events);
        }
    }

    private Worker worker(LocalInstallation local, String id, Path books)
            throws IOException, InfraException {
        return new Worker(local, id, folder.resolve(id), books);
    }

    private void publish(ArbProducer producer, TopicLog events) throws InterruptedException {
        producer.stray("stray-1", "elsewhere");
        producer.stray("stray-2", null);
        producer.invalid("this is no arb");
        producer.invalid("{\"pairId\":\"nothing-else\"}");
        for (int i = 1; i <= PAIRS; i++) {
            producer.repeat("pair-" + i, 2);
            TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
        }
        Waits.until(
                "most arbs are hedged",
                SOON,
                () -> pairs(events, "arb_success").size() > PAIRS / 2 && strayDecided(events));
        happenings.add(
                "%d arbs published twice each, 2 under wrong keys, 2 invalid".formatted(PAIRS));
    }

    private boolean strayDecided(TopicLog events) {
        return decided(events).containsAll(Set.of("stray-1", "stray-2"));
    }

    /** The one that decides, so that the other must take the desk over. */
    private void killAtWork(Worker worker, DeskOwner desk, ArbProducer producer, TopicLog events)
            throws InterruptedException, InfraException {
        for (int i = 1; i <= DURING; i++) {
            producer.arb("during-" + i);
            if (i == DURING / 2) {
                worker.kill();
                happenings.add(
                        "%s, which decided for the desk, killed (-9) at %s"
                                .formatted(worker.id(), now()));
            }
        }
        producer.invalid("published while " + worker.id() + " was gone");
        Set<String> during = pairsNamed(producer, "during-");
        Waits.until(
                "the other instance has taken over",
                SOON,
                () -> decided(events).containsAll(during));
        happenings.add("the other instance had decided on everything by %s".formatted(now()));
        rest(false, worker, desk, producer, events);
    }

    /** The one that is killed now leaves the other to decide on what it has read anew. */
    private void restartEmpty(
            Worker killed, Worker other, DeskOwner desk, ArbProducer producer, TopicLog events)
            throws InterruptedException, InfraException, IOException {
        killed.startEmpty();
        killed.awaitReady();
        happenings.add(
                "%s works again at %s, begun with an empty folder".formatted(killed.id(), now()));
        other.kill();
        happenings.add("%s killed (-9) at %s".formatted(other.id(), now()));
        int probe = 0;
        boolean tookOver = false;
        long limit = System.nanoTime() + SOON.toNanos();
        while (!tookOver) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(killed.id() + " did not take over");
            }
            String pair = "probe-" + ++probe;
            producer.arb(pair);
            tookOver = Waits.within(Duration.ofSeconds(2), () -> decided(events).contains(pair));
        }
        happenings.add("%s had taken over by %s".formatted(killed.id(), now()));
        rest(true, other, desk, producer, events);
    }

    /** An arb on an account whose first pair succeeded before anything was killed. */
    private void rest(
            boolean empty, Worker killed, DeskOwner desk, ArbProducer producer, TopicLog events)
            throws InterruptedException {
        String pair = empty ? "rest-loaded" : "rest-survives";
        PublicEvent.ArbSuccess first =
                events(events).stream()
                        .filter(PublicEvent.ArbSuccess.class::isInstance)
                        .map(PublicEvent.ArbSuccess.class::cast)
                        .findFirst()
                        .orElseThrow();
        AccountId account = first.hedge().account();
        producer.arb(pair, account.toString(), ArbProducer.hedge(pair));
        awaitDecided(pair, events);
        rests.add(
                new ClusterStory.Rest(
                        empty,
                        account,
                        pair,
                        first.at().plus(WorkerMain.COOLDOWN),
                        killed.id(),
                        desk.await(producer.deskPartition())));
    }

    private void confuseRedis(LocalInstallation local, ArbProducer producer, TopicLog events)
            throws IOException, InterruptedException {
        String planted = "cooldown:wl1:alpha:planted-1";
        PublicEvent.ArbSuccess last =
                (PublicEvent.ArbSuccess)
                        events(events).stream()
                                .filter(PublicEvent.ArbSuccess.class::isInstance)
                                .reduce((_, later) -> later)
                                .orElseThrow();
        AccountId resting = last.positive().account();
        String deleted = MirrorProjection.cooldownKey(resting);
        ClusterStory.KeyTaken taken;
        try (RedisWitness redis = new RedisWitness(local.endpoints().redis())) {
            redis.command("SET", planted, "{\"until\":\"2100-01-01T00:00:00Z\"}");
            taken = take(redis, resting, deleted);
        }
        producer.arb("planted-1");
        producer.arb("deleted-1", resting.toString(), ArbProducer.hedge("deleted-1"));
        awaitDecided("planted-1", events);
        awaitDecided("deleted-1", events);
        trials.add(new ClusterStory.RedisTrial("SET " + planted, "planted-1", true, null));
        trials.add(new ClusterStory.RedisTrial("DEL " + deleted, "deleted-1", false, taken));
    }

    /** Waits for what the running mirror writes, looks at it, and deletes it. */
    private static ClusterStory.KeyTaken take(RedisWitness redis, AccountId account, String key)
            throws IOException, InterruptedException {
        long limit = System.nanoTime() + SOON.toNanos();
        String value = (String) redis.command("GET", key);
        while (value == null && System.nanoTime() < limit) {
            TimeUnit.MILLISECONDS.sleep(50);
            value = (String) redis.command("GET", key);
        }
        Instant before = redis.now();
        long remaining = (Long) Objects.requireNonNull(redis.command("PTTL", key));
        Instant after = redis.now();
        long deleted = (Long) Objects.requireNonNull(redis.command("DEL", key));
        return new ClusterStory.KeyTaken(
                account,
                key,
                value,
                before.plusMillis(remaining),
                after.plusMillis(remaining + 1),
                deleted);
    }

    private void awaitDecided(String pair, TopicLog events) throws InterruptedException {
        Waits.until(pair + " is decided on", SOON, () -> decided(events).contains(pair));
    }

    private ClusterStory story(
            LocalInstallation local, Path books, ArbProducer producer, TopicLog events)
            throws UnreadableException {
        List<JournalEntry> journal = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (TopicLog log = new TopicLog(local.kafka(), Topics.DESK_JOURNAL)) {
            Digest last = Digest.ZERO;
            for (ConsumerRecord<byte[], byte[]> record : log.read()) {
                String broken = HashChain.problem(record.value(), last);
                JournalEntry entry = wire.decode(JournalEntry.class, record.value());
                if (broken != null) {
                    problems.add("entry " + entry.body().sequence() + ": " + broken);
                }
                journal.add(entry);
                last = entry.hash();
            }
        }
        List<String> letters;
        try (TopicLog log = new TopicLog(local.kafka(), Topics.DEAD_LETTERS)) {
            letters = log.read().stream().map(ClusterRun::origin).toList();
        }
        List<ClusterStory.Send> sends =
                LedgerBookmaker.read(books).stream()
                        .map(
                                entry ->
                                        new ClusterStory.Send(
                                                entry.bet().toString(),
                                                entry.reference().toString(),
                                                entry.worker(),
                                                entry.at()))
                        .toList();
        return new ClusterStory(
                2,
                happenings,
                producer.pairs(),
                producer.repeated(),
                producer.wrongKeys(),
                producer.invalid(),
                sends,
                journal,
                problems,
                events(events),
                letters,
                rests,
                trials);
    }

    private static String origin(ConsumerRecord<byte[], byte[]> letter) {
        return header(letter, DeadLetter.TOPIC)
                + "-"
                + header(letter, DeadLetter.PARTITION)
                + "@"
                + header(letter, DeadLetter.OFFSET);
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "?" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private List<PublicEvent> events(TopicLog events) {
        return events.read().stream()
                .map(
                        record -> {
                            try {
                                return wire.decode(PublicEvent.class, record.value());
                            } catch (UnreadableException e) {
                                throw new IllegalStateException("a public event cannot be read", e);
                            }
                        })
                .toList();
    }

    private Set<String> pairs(TopicLog events, String name) {
        return events(events).stream()
                .filter(event -> event.event().equals(name))
                .map(PublicEvent::pairId)
                .collect(Collectors.toSet());
    }

    private Set<String> decided(TopicLog events) {
        return events(events).stream().map(PublicEvent::pairId).collect(Collectors.toSet());
    }

    private Set<String> finished(TopicLog events) {
        return events(events).stream()
                .filter(event -> ENDS.contains(event.event()))
                .map(PublicEvent::pairId)
                .collect(Collectors.toSet());
    }

    private static Set<String> pairsNamed(ArbProducer producer, String beginning) {
        return producer.pairs().stream()
                .filter(pair -> pair.startsWith(beginning))
                .collect(Collectors.toSet());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
