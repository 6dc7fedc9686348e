package io.surelock.replay.kafka;

import io.surelock.app.topics.KafkaAccessException;
import io.surelock.replay.ReplayException;
import io.surelock.replay.verify.JournalEnds;
import io.surelock.replay.verify.StoreComparison;
import io.surelock.replay.verify.StoreComparison.Held;
import io.surelock.topology.desk.DeskStores;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The desk's stores as their changelog topics have them. An entry and what it changes in the stores
 * are one transaction, so whoever has read the journal before can find the stores ahead of it,
 * never behind.
 */
public final class KafkaStores {

    private static final String CHANGELOG = "-changelog";
    private static final long WITHIN_SECONDS = 15;

    /** A transaction is committed on one partition after the other. */
    private static final int LOOKS = 6;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private KafkaStores() {}

    /**
     * Compares.
     *
     * @param journal where it ended when it was read; read on if a store is ahead of that
     * @return why nothing was compared, as a sentence; empty if it was
     * @throws KafkaAccessException if Kafka does not answer
     */
    public static Optional<String> compare(
            Map<String, String> kafka, StoreComparison comparison, JournalEnds journal)
            throws KafkaAccessException, ReplayException, InterruptedException {
        try {
            List<String> applications = applications(kafka);
            if (applications.isEmpty()) {
                return Optional.of("there are no changelog topics of the desk's stores here");
            }
            for (String application : applications) {
                Map<String, Held> stores = readAll(kafka, application);
                Held desks = Objects.requireNonNull(stores.get(DeskStores.DESKS));
                if (comparison.isAhead(desks, journal.ends())) {
                    readOn(desks, comparison, journal);
                    return Optional.of(
                            comparison.findsEndLost(desks, journal.ends())
                                    ? "they are ahead of it"
                                    : "the desk went on while its journal was read");
                }
                stores.forEach(comparison::compare);
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw new KafkaAccessException(
                    "Kafka could not give the changelogs of the desk's stores: %s."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** Whatever the stores had when they were read must be in the journal now. */
    private static void readOn(Held desks, StoreComparison comparison, JournalEnds journal)
            throws ReplayException, InterruptedException {
        journal.readOn();
        for (int look = 1; look < LOOKS && comparison.isAhead(desks, journal.ends()); look++) {
            Thread.sleep(BETWEEN_LOOKS);
            journal.readOn();
        }
    }

    /** The Kafka Streams applications that are desks: only they have this store. */
    private static List<String> applications(Map<String, String> kafka)
            throws InterruptedException {
        String desks = changelog("", DeskStores.DESKS);
        try (Admin admin = Admin.create(new HashMap<String, Object>(kafka))) {
            Set<String> names = admin.listTopics().names().get(WITHIN_SECONDS, TimeUnit.SECONDS);
            return names.stream()
                    .filter(name -> name.endsWith(desks))
                    .map(name -> name.substring(0, name.length() - desks.length()))
                    .sorted()
                    .toList();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the topics cannot be listed", e);
        }
    }

    private static String changelog(String application, String store) {
        return application + "-" + store + CHANGELOG;
    }

    /** Reads the store of the desks last: if it is not ahead of the journal, none is. */
    private static Map<String, Held> readAll(Map<String, String> kafka, String application) {
        Map<String, Held> stores = new LinkedHashMap<>();
        for (String store : StoreComparison.STORES) {
            if (!store.equals(DeskStores.DESKS)) {
                stores.put(store, read(kafka, application, store));
            }
        }
        stores.put(DeskStores.DESKS, read(kafka, application, DeskStores.DESKS));
        Instant newest =
                stores.values().stream()
                        .map(Held::newest)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        stores.replaceAll((_, held) -> new Held(held.topic(), held.values(), newest));
        return stores;
    }

    private static Held read(Map<String, String> kafka, String application, String store) {
        String topic = changelog(application, store);
        Map<String, byte[]> values = new HashMap<>();
        Instant newest = Instant.EPOCH;
        try (PartitionReader reader = new PartitionReader(kafka, topic)) {
            for (int partition : reader.partitions()) {
                reader.start(partition, reader.begin(partition));
                for (var record = reader.next(); record != null; record = reader.next()) {
                    take(record, values);
                    Instant written = Instant.ofEpochMilli(record.timestamp());
                    newest = written.isAfter(newest) ? written : newest;
                }
            }
        }
        return new Held(topic, values, newest);
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Map<String, byte[]> values) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            values.remove(key);
        } else {
            values.put(key, record.value());
        }
    }
}
