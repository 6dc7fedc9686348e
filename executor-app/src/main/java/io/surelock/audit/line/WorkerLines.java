package io.surelock.audit.line;

import io.surelock.audit.Findings;
import io.surelock.audit.Probe;
import io.surelock.audit.cluster.ClusterStory;

import java.util.Map;

/** The lines that only several workers on a real Kafka can show. */
final class WorkerLines {

    private WorkerLines() {}

    /** Looks at the story. */
    @FunctionalInterface
    private interface Look {
        void at(ClusterStory story, Findings findings);
    }

    static Map<String, Probe> probes() {
        Section section = new Section();
        line(section, "2.12", WorkerChecks::mirrorIsNotRead);
        line(section, "5.3", WorkerChecks::oneWorkerAPair);
        line(section, "5.8", WorkerChecks::takenOver);
        line(section, "5.9", WorkerChecks::deadLetters);
        line(section, "5.10", WorkerChecks::oneJournal);
        line(section, "5.11", WorkerChecks::wrongKeys);
        return section.probes();
    }

    private static void line(Section section, String id, Look look) {
        section.line(
                id,
                Probe.Needs.WORKERS,
                (rig, findings) -> look.at(rig.cluster().orElseThrow(), findings));
    }
}
