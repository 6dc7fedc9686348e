package io.surelock.audit.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.contract.Topics;
import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.desk.DeskEvent;
import io.surelock.journal.JournalEntry;
import io.surelock.replay.bench.JournalGenerator;
import io.surelock.replay.source.RawEntry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The journal of an installation, folded record by record. */
class JournalViewTest {

    private static final Wire WIRE = Wire.standard();

    private final JournalView view = new JournalView();

    @Test
    void forgetsThePairsOfALongJournalAsTheDeskDoes() {
        Set<String> opened = new HashSet<>();
        new JournalGenerator(WIRE, "main", 17, Duration.ofHours(4))
                .run(
                        2_000,
                        entry -> {
                            opened.addAll(opened(entry));
                            view.take(record(entry.offset(), entry.value()));
                        });

        assertThat(view.problems()).isEmpty();
        assertThat(view.entries()).isEqualTo(2_000);
        assertThat(opened).hasSizeGreaterThan(100);
        assertThat(view.closedPairs("main")).isNotEmpty().hasSizeLessThan(opened.size() / 2);
    }

    @Test
    void keepsTheFirstProblemsAndCountsTheRest() {
        for (int offset = 0; offset < 1_000; offset++) {
            view.take(record(offset, new byte[] {1, 2, 3}));
        }

        assertThat(view.problems()).hasSize(11);
        assertThat(view.problems().getFirst()).startsWith("desk-journal-0@0: ");
        assertThat(view.problems().getLast()).isEqualTo("and 990 more");
    }

    private static Set<String> opened(RawEntry entry) {
        Set<String> pairs = new HashSet<>();
        try {
            for (DeskEvent event : WIRE.decode(JournalEntry.class, entry.value()).body().events()) {
                if (event instanceof DeskEvent.PairOpened opened) {
                    pairs.add(opened.opportunity().pairId());
                }
            }
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
        return pairs;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
        return new ConsumerRecord<>(
                Topics.DESK_JOURNAL.name(),
                0,
                offset,
                "main".getBytes(StandardCharsets.UTF_8),
                value);
    }
}
