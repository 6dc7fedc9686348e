package io.surelock.worker.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class OffsetTrackerTest {

    private final OffsetTracker tracker = new OffsetTracker();

    @Test
    void advancesToWhereEverythingBeforeIsFinished() {
        take(0, 10, 11, 12);
        tracker.finished(0, 11);
        assertThat(tracker.advanced()).isEqualTo(Map.of(0, 10L));
        tracker.finished(0, 10);
        assertThat(tracker.advanced()).isEqualTo(Map.of(0, 12L));
        tracker.finished(0, 12);
        assertThat(tracker.advanced()).isEqualTo(Map.of(0, 13L));
    }

    @Test
    void tellsEachAdvanceOnce() {
        take(0, 1);
        tracker.finished(0, 1);
        assertThat(tracker.advanced()).isEqualTo(Map.of(0, 2L));
        assertThat(tracker.advanced()).isEmpty();
    }

    @Test
    void countsWhatIsOpenInAllPartitions() {
        take(0, 1, 2);
        take(1, 1);
        tracker.finished(0, 1);
        assertThat(tracker.open()).isEqualTo(2);
    }

    @Test
    void knowsNothingOfPartitionsThatAreGone() {
        take(0, 1);
        tracker.forget(List.of(0));
        tracker.finished(0, 1);
        assertThat(tracker.open()).isZero();
        assertThat(tracker.advanced()).isEmpty();
    }

    @Test
    void startsAnewWithAPartitionThatComesBack() {
        take(0, 100);
        tracker.finished(0, 100);
        assertThat(tracker.advanced()).isEqualTo(Map.of(0, 101L));
        tracker.forget(List.of(0));
        take(0, 50);
        tracker.finished(0, 50);
        assertThat(tracker.advanced()).isEqualTo(Map.of(0, 51L));
    }

    private void take(int partition, long... offsets) {
        for (long offset : offsets) {
            tracker.taken(partition, offset);
        }
    }
}
