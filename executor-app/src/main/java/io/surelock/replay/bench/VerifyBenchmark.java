package io.surelock.replay.bench;

import io.surelock.contract.Wire;
import io.surelock.replay.ReplayException;
import io.surelock.replay.source.JournalSource;
import io.surelock.replay.verify.Anchors;
import io.surelock.replay.verify.Causes;
import io.surelock.replay.verify.JournalVerifier;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;

/**
 * Measures a verification on one thread: by the clock, and by the processor time of that thread,
 * which other work on the machine does not lengthen. Compiling and collecting garbage happen on
 * other threads and count by the clock only.
 */
public final class VerifyBenchmark {

    private static final double NANOS = 1e9;

    private VerifyBenchmark() {}

    /**
     * What was measured.
     *
     * @param entries that were verified
     * @param findings of which there should be none
     * @param seconds by the clock
     * @param processorSeconds of the verifying thread
     * @param peakHeapBytes the sum of the peaks of all parts of the heap
     */
    public record Result(
            long entries,
            long findings,
            double seconds,
            double processorSeconds,
            long peakHeapBytes) {}

    /** Verifies once. */
    public static Result run(JournalSource journal) throws ReplayException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long beganNanos = System.nanoTime();
        long beganProcessor = threads.getCurrentThreadCpuTime();
        JournalVerifier verifier =
                new JournalVerifier(Wire.standard(), Causes.NONE, Anchors.none(), _ -> {}, _ -> {});
        journal.read(verifier);
        verifier.end();
        return new Result(
                verifier.counts().entries(),
                verifier.counts().findings(),
                (System.nanoTime() - beganNanos) / NANOS,
                (threads.getCurrentThreadCpuTime() - beganProcessor) / NANOS,
                peakHeap());
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
