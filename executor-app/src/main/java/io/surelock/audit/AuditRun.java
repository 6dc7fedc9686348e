package io.surelock.audit;

import io.surelock.audit.line.AllLines;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Looks at every line, one after the other. */
public final class AuditRun {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRun.class);

    private final List<AuditLine> lines = Checklist.lines();
    private final Map<String, Probe> probes = AllLines.probes();

    /**
     * All results, in the order of the checklist.
     *
     * @param listener hears of each as soon as it is there
     */
    public List<LineResult> run(Rig rig, Consumer<LineResult> listener)
            throws InterruptedException {
        List<LineResult> results = new ArrayList<>();
        for (AuditLine line : lines) {
            LineResult result = look(line, rig);
            results.add(result);
            listener.accept(result);
        }
        return List.copyOf(results);
    }

    private LineResult look(AuditLine line, Rig rig) throws InterruptedException {
        Probe probe = Objects.requireNonNull(probes.get(line.id()), line.id());
        if (!rig.has(probe.needs())) {
            return new LineResult(
                    line, LineResult.Status.NOT_RUN, List.of(), List.of(), Duration.ZERO);
        }
        long began = System.nanoTime();
        Findings findings = new Findings();
        try {
            probe.look(rig, findings);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            // Whatever keeps a line from being looked at keeps it from passing.
            LOG.error("line {} cannot be looked at", line.id(), e);
            findings.problem("it cannot be looked at: " + e);
        }
        List<String> problems = findings.problems();
        return new LineResult(
                line,
                status(findings),
                findings.evidence(),
                problems,
                Duration.ofNanos(System.nanoTime() - began));
    }

    private static LineResult.Status status(Findings findings) {
        if (!findings.problems().isEmpty()) {
            return LineResult.Status.FAILED;
        }
        return findings.isPlayed() ? LineResult.Status.PASSED : LineResult.Status.NOT_RUN;
    }
}
