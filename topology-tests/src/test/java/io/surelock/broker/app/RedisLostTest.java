package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.app.SurelockApp;
import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.event.AccountCooldown;
import io.surelock.mirror.MirrorProjection;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Redis only shows what was decided: without it everything goes on, and later it shows it all. */
@Tag("broker")
class RedisLostTest {

    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    @TempDir Path folder;

    @Test
    void goesOnWithoutRedisAndShowsEverythingWhenItIsBack() throws Exception {
        try (Infra infra = Infra.start(folder);
                SharedLedger ledger = new SharedLedger(folder.resolve("ledger"));
                SurelockApp _ =
                        SurelockApp.start(
                                InstanceMain.settings(
                                        infra.kafka(), "one", folder.resolve("state")),
                                InstanceMain.parts(infra.redis().address(), ledger));
                Publisher publisher = new Publisher(infra.kafka());
                Story story = new Story(infra.kafka())) {
            try (ArbStream _ = new ArbStream(publisher, PACE)) {
                await().atMost(SOON).until(() -> story.named("arb_success").size() >= 20);
                infra.redis().kill();

                for (int i = 0; i < 10; i++) {
                    publisher.publish(Arbs.arb("without-" + i));
                    story.await("arb_success", "without-" + i, AT_ONCE);
                }
                publisher.publish(refusedHedge());
                story.await("exposure_alert", "exposed", AT_ONCE);
            }
            infra.redis().restart();

            Map<String, AccountCooldown> running = cooldowns(infra);
            assertThat(running).containsKey("cooldown:wl1:alpha:without-9");
            await().atMost(SOON).untilAsserted(() -> assertShown(infra.redis().address(), running));
        }
    }

    private static Opportunity refusedHedge() {
        return Arbs.arb(
                "exposed",
                Arbs.account("alpha", "exposed"),
                Arbs.account(SharedLedger.REFUSING, "exposed"));
    }

    /** The cooldowns of the topic that last for a while yet, by the keys that show them. */
    private static Map<String, AccountCooldown> cooldowns(Infra infra) throws UnreadableException {
        Map<String, AccountCooldown> byKey = new HashMap<>();
        Instant awhile = Instant.now().plus(SOON);
        try (TopicTail tail = new TopicTail(infra.kafka(), Topics.ACCOUNT_COOLDOWNS)) {
            for (ConsumerRecord<byte[], byte[]> record : tail.readToEnd()) {
                AccountCooldown cooldown =
                        Wire.standard().decode(AccountCooldown.class, record.value());
                if (cooldown.until().isAfter(awhile)) {
                    byKey.put(MirrorProjection.cooldownKey(cooldown.account()), cooldown);
                }
            }
        }
        return byKey;
    }

    private static void assertShown(String address, Map<String, AccountCooldown> expected) {
        Config config = new Config();
        config.useSingleServer().setAddress(address).setConnectionMinimumIdleSize(1);
        RedissonClient redis = Redisson.create(config);
        try {
            for (String provider : List.of("alpha", SharedLedger.REFUSING)) {
                String key = "exposure:wl1:" + provider + ":exposed";
                assertThat(redis.<String>getBucket(key, StringCodec.INSTANCE).get())
                        .as(key)
                        .contains("\"reason\":\"hedge_rejected\"");
            }
            expected.forEach(
                    (key, cooldown) -> {
                        var bucket = redis.<String>getBucket(key, StringCodec.INSTANCE);
                        assertThat(bucket.get())
                                .as(key)
                                .contains("\"until\":\"" + cooldown.until() + "\"")
                                .contains("\"pairId\":\"" + cooldown.pairId() + "\"");
                        Instant ends = Instant.now().plusMillis(bucket.remainTimeToLive());
                        assertThat(Duration.between(cooldown.until(), ends).abs())
                                .as(key)
                                .isLessThan(Duration.ofSeconds(2));
                    });
        } finally {
            redis.shutdown();
        }
    }
}
