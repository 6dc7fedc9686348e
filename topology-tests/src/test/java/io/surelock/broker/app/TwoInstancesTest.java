package io.surelock.broker.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.surelock.bet.BetId;
import io.surelock.bet.Leg;
import io.surelock.desk.DeskInput;
import io.surelock.desk.opportunity.Opportunity;
import io.surelock.event.PublicEvent;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two instances share the work, and what is published again is not bet again. */
@Tag("broker")
class TwoInstancesTest {

    private static final int PAIRS = 200;
    private static final String RECONCILED = "pair_reconciled";
    private static final Duration DONE_WITHIN = Duration.ofMinutes(3);

    /** All arbs come at once, and on a busy machine the last of them wait for longer than 10 s. */
    private static final Duration PATIENCE = DONE_WITHIN;

    @TempDir Path folder;

    @Test
    void betsEveryArbOnceHoweverOftenItIsPublished() throws Exception {
        Path ledger = folder.resolve("ledger");
        try (Infra infra = Infra.start(folder);
                Instance one = new Instance(infra, "one", folder.resolve("one"), ledger, PATIENCE);
                Instance two = new Instance(infra, "two", folder.resolve("two"), ledger, PATIENCE);
                Story story = new Story(infra.kafka())) {
            one.awaitReady();
            two.awaitReady();
            List<Opportunity> arbs =
                    IntStream.range(0, PAIRS).mapToObj(i -> Arbs.arb("p-" + i)).toList();

            publishThreeTimes(infra, arbs);

            await().atMost(DONE_WITHIN)
                    .pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> assertThat(names(story)).containsEntry(RECONCILED, PAIRS));
            assertThat(SharedLedger.read(ledger))
                    .extracting(SharedLedger.Send::bet)
                    .containsExactlyInAnyOrderElementsOf(bets(arbs));
            List<String> pairs = arbs.stream().map(Opportunity::pairId).toList();
            assertThat(story.named("arb_success"))
                    .extracting(PublicEvent::pairId)
                    .containsExactlyInAnyOrderElementsOf(pairs);
            assertThat(story.named(RECONCILED))
                    .extracting(PublicEvent::pairId)
                    .containsExactlyInAnyOrderElementsOf(pairs);
            assertThat(story.events()).hasSize(4 * PAIRS);
            JournalAudit.Result audit = JournalAudit.of(infra);
            assertThat(Checked.violations(infra, ledger)).isEmpty();
            assertThat(audit.entries())
                    .extracting(entry -> entry.body().input())
                    .filteredOn(DeskInput.OpportunityOffered.class::isInstance)
                    .hasSize(3 * PAIRS);
        }
    }

    /** How many events there are of each kind. */
    private static Map<String, Integer> names(Story story) {
        return story.events().stream()
                .collect(Collectors.toMap(PublicEvent::event, _ -> 1, Integer::sum));
    }

    /** In order with the right key; at the same time backwards, keyed wrongly and not at all. */
    private static void publishThreeTimes(Infra infra, List<Opportunity> arbs) {
        try (Publisher first = new Publisher(infra.kafka());
                Publisher second = new Publisher(infra.kafka())) {
            for (int i = 0; i < arbs.size(); i++) {
                first.publish(arbs.get(i));
                second.publish(arbs.get(arbs.size() - 1 - i), "desk-" + i % 7);
                second.publish(arbs.get(i), i % 2 == 0 ? null : "main");
            }
        }
    }

    private static List<BetId> bets(List<Opportunity> arbs) {
        return arbs.stream()
                .flatMap(arb -> Stream.of(Leg.values()).map(leg -> new BetId(arb.pairId(), leg)))
                .toList();
    }
}
