package io.surelock.audit.line;

import io.surelock.audit.Evidence.Kind;
import io.surelock.audit.Findings;
import io.surelock.audit.Probe;
import io.surelock.audit.Rig;
import io.surelock.audit.cluster.ClusterStory;

import java.util.Map;

/** The lines that only several workers on a real Kafka can show. */
final class WorkerLines {

    private WorkerLines() {}

    /** Looks at the story. */
    @FunctionalInterface
    interface Look {
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

    /** The workers' half of a line whose other half one desk on a virtual clock shows. */
    static void half(Rig rig, Findings findings, Look look) {
        rig.cluster()
                .ifPresentOrElse(
                        story -> look.at(story, findings),
                        () ->
                                findings.leftOut(
                                        Kind.WORKERS,
                                        "several workers on a real Kafka; what stands above is"
                                                + " one desk on a virtual clock"));
    }

    private static void line(Section section, String id, Look look) {
        section.line(
                id,
                Probe.Needs.WORKERS,
                (rig, findings) -> look.at(rig.cluster().orElseThrow(), findings));
    }
}
