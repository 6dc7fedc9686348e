package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.event.PublicEvent;
import io.surelock.journal.JournalEntry;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is killed in the middle of its work is taken over, and nothing is bet twice or forgotten.
 */
@Tag("broker")
class KilledInstanceTest {

    private static final String DESK_GROUP = "surelock-desk";
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(60);
    private static final Duration FINISHED_WITHIN = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final String TOO_EARLY = "too-early-";

    @TempDir Path folder;

    @Test
    void finishesEveryPairWhenTheDecidingInstanceIsKilledTwice() throws Exception {
        Path ledger = folder.resolve("ledger");
        try (Infra infra = Infra.start(folder);
                Instance one = new Instance(infra, "one", folder.resolve("one"), ledger, USUAL);
                Instance two = new Instance(infra, "two", folder.resolve("two"), ledger, USUAL);
                Story story = new Story(infra.kafka());
                Publisher publisher = new Publisher(infra.kafka())) {
            one.awaitReady();
            two.awaitReady();
            ArbStream stream = new ArbStream(publisher, PACE);
            try (stream) {
                await().atMost(SOON).until(() -> story.named("arb_success").size() >= 60);
                Instance holder = deciding(infra, one, two);
                Instance other = holder == one ? two : one;

                // It stays away until the other one has taken over.
                Instant killed = holder.kill();
                report("by the other instance", killed, firstDecisionAfter(story, killed));
                holder.startAgain();
                holder.awaitReady();

                // It is back at once, while the other one is there as well.
                Instance second = deciding(infra, one, two);
                killed = second.kill();
                second.startAgain();
                report("after an immediate restart", killed, firstDecisionAfter(story, killed));
                second.awaitReady();
                assertThat(Set.of(holder, other)).contains(second);
            }

            assertCooldownIsRemembered(story, publisher);
            Set<String> published = stream.published();
            await().atMost(FINISHED_WITHIN)
                    .pollInterval(Duration.ofMillis(100))
                    .untilAsserted(
                            () ->
                                    assertThat(finished(story))
                                            .containsExactlyInAnyOrderElementsOf(published));
            assertBooks(infra, ledger, story, published);
        }
    }

    /** An account whose pair succeeded before the first kill rests still. */
    private static void assertCooldownIsRemembered(Story story, Publisher publisher) {
        PublicEvent.ArbSuccess first =
                (PublicEvent.ArbSuccess) story.named("arb_success").getFirst();
        Instant until = first.at().plus(InstanceMain.COOLDOWN);
        AccountId rested = first.hedge().account();
        PublicEvent.ArbBlocked blocked = offer(rested, 1, story, publisher);
        // A desk that has just been taken over may come to it too late.
        for (int i = 2; blocked.reason().equals("stale") && blocked.at().isBefore(until); i++) {
            blocked = offer(rested, i, story, publisher);
        }
        assertThat(blocked.at()).as("asked in time").isBefore(until);
        assertThat(blocked.reason()).isEqualTo("cooldown");
        assertThat(blocked.account()).isEqualTo(rested);
        assertThat(blocked.until()).isEqualTo(until);
    }

    private static PublicEvent.ArbBlocked offer(
            AccountId account, int number, Story story, Publisher publisher) {
        String pairId = TOO_EARLY + number;
        publisher.publish(Arbs.arb(pairId, account, Arbs.account("gamma", "fresh")));
        return (PublicEvent.ArbBlocked) story.await("arb_blocked", pairId, SOON);
    }

    private static void assertBooks(Infra infra, Path ledger, Story story, Set<String> published)
            throws Exception {
        List<SharedLedger.Send> sends = SharedLedger.read(ledger);
        assertThat(sends).extracting(SharedLedger.Send::bet).doesNotHaveDuplicates();

        Set<BetId> accepted =
                story.events().stream()
                        .filter(PublicEvent.BetExecuted.class::isInstance)
                        .map(PublicEvent.BetExecuted.class::cast)
                        .filter(bet -> bet.status().equals("accepted"))
                        .map(PublicEvent.BetExecuted::bet)
                        .collect(Collectors.toSet());
        assertThat(sends)
                .as("every bet in the books is known as accepted, and no other")
                .extracting(SharedLedger.Send::bet)
                .containsExactlyInAnyOrderElementsOf(accepted);

        for (String name :
                List.of("arb_success", "pair_reconciled", "arb_failed", "exposure_alert")) {
            assertThat(story.named(name)).extracting(PublicEvent::pairId).doesNotHaveDuplicates();
        }
        List<PublicEvent.ArbBlocked> blocked =
                story.named("arb_blocked").stream()
                        .map(PublicEvent.ArbBlocked.class::cast)
                        .toList();
        assertThat(blocked)
                .filteredOn(event -> !event.pairId().startsWith(TOO_EARLY))
                .extracting(PublicEvent.ArbBlocked::reason)
                .containsOnly("stale");
        print(story, published);

        JournalAudit.Result audit = JournalAudit.of(infra);
        assertThat(Checked.violations(infra, ledger)).isEmpty();
        assertThat(audit.entries()).extracting(JournalEntry::hash).doesNotHaveDuplicates();
    }

    /** The pairs that need nothing more. */
    private static Set<String> finished(Story story) {
        Set<String> ends = Set.of("pair_reconciled", "arb_failed", "arb_blocked", "exposure_alert");
        Set<String> pairs = new TreeSet<>(story.pairs(event -> ends.contains(event.event())));
        pairs.removeIf(pair -> pair.startsWith(TOO_EARLY));
        return pairs;
    }

    /**
     * The instance that holds the desk's task: the member whose partition the journal grows on.
     * While the group rebalances that is nobody.
     */
    private static Instance deciding(Infra infra, Instance one, Instance two) throws Exception {
        int partition = JournalAudit.partition(infra);
        try (Admin admin = Admin.create(Map.copyOf(infra.kafka()))) {
            String member =
                    await().atMost(TAKEN_OVER_WITHIN)
                            .until(() -> holder(admin, partition), Optional::isPresent)
                            .orElseThrow();
            return member.startsWith(one.id()) ? one : two;
        }
    }

    private static Optional<String> holder(Admin admin, int partition) throws Exception {
        ConsumerGroupDescription group =
                admin.describeConsumerGroups(List.of(DESK_GROUP))
                        .all()
                        .get()
                        .values()
                        .iterator()
                        .next();
        return group.members().stream()
                .filter(each -> holds(each, partition))
                .map(each -> each.groupInstanceId().orElseThrow())
                .findFirst();
    }

    private static boolean holds(MemberDescription member, int partition) {
        return member.assignment().topicPartitions().stream()
                .anyMatch(
                        each ->
                                each.topic().equals("arb-opportunities")
                                        && each.partition() == partition);
    }

    private static Instant firstDecisionAfter(Story story, Instant killed) {
        return story.awaitAny(event -> event.at().isAfter(killed), TAKEN_OVER_WITHIN).at();
    }

    private static void report(String how, Instant killed, Instant decided) {
        System.out.printf(
                "killed at %s, first decision %s %d ms later%n",
                killed, how, Duration.between(killed, decided).toMillis());
    }

    private static String reason(PublicEvent event) {
        return switch (event) {
            case PublicEvent.ArbFailed failed ->
                    "arb_failed: " + failed.reason().replaceAll("\\d{4}-\\S+Z", "…");
            case PublicEvent.ExposureAlert alert -> "exposure_alert: " + alert.reason();
            case PublicEvent.ArbBlocked blocked -> "arb_blocked: " + blocked.reason();
            default -> event.event();
        };
    }

    private static void print(Story story, Set<String> published) {
        System.out.printf(
                "%d arbs: %d reconciled, %d failed, %d stale, %d exposures%n",
                published.size(),
                story.named("pair_reconciled").size(),
                story.named("arb_failed").size(),
                story.named("arb_blocked").size() - 1,
                story.named("exposure_alert").size());
        Map<String, Long> counts =
                story.events().stream()
                        .collect(
                                Collectors.groupingBy(
                                        KilledInstanceTest::reason,
                                        TreeMap::new,
                                        Collectors.counting()));
        System.out.println(counts);
    }
}
