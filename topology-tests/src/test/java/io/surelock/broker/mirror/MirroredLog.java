package io.surelock.broker.mirror;

import io.surelock.app.embedded.EmbeddedKafka;
import io.surelock.app.embedded.InfraException;
import io.surelock.bet.AccountId;
import io.surelock.bet.Decimal4;
import io.surelock.bet.Money;
import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.contract.Wire;
import io.surelock.event.AccountCooldown;
import io.surelock.event.EventLeg;
import io.surelock.event.ExposureRecord;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** A broker with the two topics that the mirror follows, and a desk that writes to them. */
final class MirroredLog implements AutoCloseable {

    private static final int PARTITIONS = 3;

    private final EmbeddedKafka kafka;
    private final Admin admin;
    private final Producer<String, byte[]> producer;
    private long sequence;

    private MirroredLog(EmbeddedKafka kafka) {
        this.kafka = kafka;
        this.admin = Admin.create(clientSettings());
        this.producer = producer(Map.of());
    }

    static MirroredLog start(Path folder) throws Exception {
        MirroredLog log = new MirroredLog(EmbeddedKafka.start(folder, 0));
        log.admin
                .createTopics(
                        List.of(topic(Topics.ACCOUNT_COOLDOWNS), topic(Topics.EXPOSURE_RECORDS)))
                .all()
                .get();
        return log;
    }

    private static NewTopic topic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(PARTITIONS), Optional.empty())
                .configs(
                        Map.of(
                                "cleanup.policy", "compact",
                                "message.timestamp.type", "LogAppendTime"));
    }

    Map<String, Object> clientSettings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    /** The desk starts a cooldown; returns the key that shows it. */
    String coolDown(String account, Instant until) throws Exception {
        AccountId id = AccountId.parse(account);
        send(
                Topics.ACCOUNT_COOLDOWNS,
                account,
                Wire.standard()
                        .encode(
                                new AccountCooldown(
                                        "main",
                                        id,
                                        "P-1",
                                        until.minusSeconds(60),
                                        until,
                                        ++sequence)));
        return "cooldown:" + account;
    }

    /** The desk raises an exposure or brings it up to date. */
    void expose(String pairId, Instant beganAt, @Nullable Instant resolvedAt) throws Exception {
        ExposureRecord exposure =
                new ExposureRecord(
                        "main-1-0",
                        "exposure_alert",
                        "main",
                        pairId,
                        "high",
                        "EXPOSURE_EVENT",
                        true,
                        true,
                        "hedge_rejected",
                        leg("wl1:alpha:A"),
                        leg("wl2:beta:B"),
                        Decimal4.of("7.56"),
                        null,
                        Money.of("100.00", "EUR"),
                        beganAt,
                        ++sequence,
                        resolvedAt,
                        resolvedAt == null ? null : "dana",
                        resolvedAt == null ? null : "hedged by hand");
        send(Topics.EXPOSURE_RECORDS, pairId, Wire.standard().encode(exposure));
    }

    private static EventLeg leg(String account) {
        return new EventLeg(
                AccountId.parse(account), null, null, Money.of("100.00", "EUR"), "rejected");
    }

    /** Whatever it is, as the next record of a key. */
    void send(Topic topic, String key, byte @Nullable [] value) throws Exception {
        producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    }

    /** A cooldown in a transaction that comes to nothing. */
    void coolDownInVain(String account, Instant until) throws Exception {
        try (Producer<String, byte[]> vain = producer(Map.of("transactional.id", account))) {
            vain.initTransactions();
            vain.beginTransaction();
            vain.send(
                            new ProducerRecord<>(
                                    Topics.ACCOUNT_COOLDOWNS.name(),
                                    account,
                                    Wire.standard()
                                            .encode(
                                                    new AccountCooldown(
                                                            "main",
                                                            AccountId.parse(account),
                                                            "P-1",
                                                            until.minusSeconds(60),
                                                            until,
                                                            ++sequence))))
                    .get();
            vain.abortTransaction();
        }
    }

    /** The ids of the mirrors in their group. */
    List<String> mirrors() {
        try {
            return admin
                    .describeConsumerGroups(List.of("surelock-mirror"))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .flatMap(group -> group.members().stream())
                    .map(MemberDescription::consumerId)
                    .sorted()
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Producer<String, byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(clientSettings());
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() throws InfraException {
        producer.close();
        admin.close();
        kafka.close();
    }
}
