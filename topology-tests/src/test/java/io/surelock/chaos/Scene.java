package io.surelock.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.app.Closing;
import io.surelock.broker.app.TopicTail;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.PublicEvent;
import io.surelock.settlement.PollRequest;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** One broker, one Redis, a bookmaker with a script, and the instances that one test needs. */
final class Scene implements AutoCloseable {

    private static final Duration SOON = Duration.ofMinutes(2);

    /** No slow machine outlasts it. */
    private static final Duration LONG_COOLDOWN = Duration.ofMinutes(10);

    /** The first call between two processes that have just started takes seconds there. */
    private static final Duration COLD_CALL = Duration.ofSeconds(8);

    private static final long ANSWER_SECONDS = 20;

    private final Closing closing = new Closing();
    private final Place place;
    private final Books bookmaker;
    private final Setup setup;
    private final Traffic traffic;
    private final Endings endings;

    Scene(Path folder, String script, Duration window) throws Exception {
        this.place = closing.add("place", Place.ofOneBroker(folder));
        try {
            this.bookmaker =
                    closing.add(
                            "bookmaker",
                            new ScriptedBookmaker(folder.resolve("bookmaker"), script));
            this.setup =
                    Setup.at(bookmaker.url())
                            .withWindow(window)
                            .withCooldown(LONG_COOLDOWN)
                            .withCallTimeout(COLD_CALL);
            this.traffic = closing.add("traffic", new Traffic(place.kafka()));
            this.endings = closing.add("endings", new Endings(place.kafka()));
        } catch (Exception e) {
            closing.close();
            throw e;
        }
    }

    Place place() {
        return place;
    }

    Books bookmaker() {
        return bookmaker;
    }

    Traffic traffic() {
        return traffic;
    }

    Instance start(String id) throws IOException {
        return start(id, nothing -> nothing);
    }

    Instance start(String id, Instance.Order order) throws IOException {
        return closing.add(id, new Instance(place, id, setup, order)).awaitReady();
    }

    /** All roles, and a bookmaker that takes bets late and cannot cancel. */
    Instance startUnprotected(String id) throws IOException {
        return closing.add(id, new Instance(place, id, setup.withoutProtection())).awaitReady();
    }

    Instance startRoles(String id, String... roles) throws IOException {
        return startRoles(id, nothing -> nothing, roles);
    }

    Instance startRoles(String id, Instance.Order order, String... roles) throws IOException {
        return closing.add(id, new Instance(place, id, setup.withRoles(roles), order)).awaitReady();
    }

    /** Publishes an arb on accounts of its own. */
    void publish(String pairId) {
        traffic.publish(pairId, pairId);
    }

    /** The instance ends by itself. */
    void awaitEnd(Instance instance) {
        await("the end of the process", () -> !instance.child().isAlive());
    }

    /** The bet is in the bookmaker's books. */
    void awaitBet(String bet) {
        await(
                bet,
                () ->
                        bookmaker.bets().stream()
                                .anyMatch(entry -> entry.path("bet").asText().equals(bet)));
    }

    void awaitEvents(String event, int count) {
        await(count + " " + event, () -> endings.count(event) >= count);
    }

    /** The alert of that pair. */
    PublicEvent.ExposureAlert awaitAlert(String pairId) {
        await("the alert of " + pairId, () -> endings.alert(pairId).isPresent());
        return endings.alert(pairId).orElseThrow();
    }

    void awaitHit(Instance instance, String begin) {
        await(begin, () -> instance.hits().stream().anyMatch(hit -> hit.startsWith(begin)));
    }

    /** Waits, and in the end says what came instead. */
    private void await(String what, Callable<Boolean> isThere) {
        try {
            Awaitility.await(what).atMost(SOON).until(isThere);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    what + " did not come; events " + endings.latest() + ", bets " + betsText(), e);
        }
    }

    private String betsText() {
        try {
            return bookmaker.bets().toString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** All pairs are at their end. */
    void awaitAllEnded() {
        Liveness.awaitEndings(endings, traffic.published(), setup.endsWithin());
    }

    /** It is committed that the bet is asked about for that time. */
    void awaitPoll(String bet, int number) {
        try (TopicTail requests = new TopicTail(place.kafka(), Topics.SETTLEMENT_POLL_REQUESTS)) {
            await(
                    bet + ", poll " + number,
                    () -> requests.read().stream().anyMatch(it -> isPoll(it, bet, number)));
        }
    }

    private static boolean isPoll(ConsumerRecord<byte[], byte[]> record, String bet, int number) {
        try {
            PollRequest request = Wire.standard().decode(PollRequest.class, record.value());
            return request.bet().toString().equals(bet) && request.number() == number;
        } catch (UnreadableException e) {
            throw new AssertionError("a poll request cannot be read", e);
        }
    }

    /** The topic has that many records, transactions' markers included. */
    void awaitRecords(Topic topic, long count) throws Exception {
        try (Admin admin = place.admin()) {
            await(count + " records in " + topic.name(), () -> records(admin, topic) >= count);
        }
    }

    private static long records(Admin admin, Topic topic) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < Place.PARTITIONS; partition++) {
            latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
        return admin
                .listOffsets(latest)
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /**
     * The checker finds a violation of this invariant, as soon as what violates it is committed.
     */
    void assertFound(int invariant) {
        Awaitility.await("violation of invariant " + invariant)
                .atMost(SOON)
                .pollInterval(Duration.ofSeconds(2))
                .pollDelay(Duration.ZERO)
                .untilAsserted(
                        () -> {
                            Check check = Check.ofLog(place, bookmaker);
                            assertThat(check.violated()).as(check.output()).containsKey(invariant);
                        });
    }

    /** The checker finds nothing. */
    void assertNothingFound() throws Exception {
        Check check = Check.ofLog(place, bookmaker);
        assertThat(check.violated()).as(check.output()).isEmpty();
    }

    /** The stake of a bet in the bookmaker's books. */
    String stakeInTheBooks(String bet) throws IOException {
        return bookmaker.bets().stream()
                .filter(entry -> entry.path("bet").asText().equals(bet))
                .map(entry -> entry.path("stake").asText())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        closing.close();
    }
}
