package io.surelock.audit.line;

import io.surelock.audit.Findings;
import io.surelock.audit.Probe;
import io.surelock.audit.Rig;

import java.util.LinkedHashMap;
import java.util.Map;

/** Probes being put together, by line. */
final class Section {

    private final Map<String, Probe> probes = new LinkedHashMap<>();

    /** Looks at a play. */
    @FunctionalInterface
    interface Look {
        void at(PlayCheck check, Findings findings);
    }

    /** A line that is played by one script. */
    Section line(String id, Script script, Look look) {
        return line(
                id,
                (Rig rig, Findings findings) ->
                        look.at(new PlayCheck(rig.play(script), findings), findings));
    }

    /** Any line. */
    Section line(String id, Probe probe) {
        if (probes.put(id, probe) != null) {
            throw new IllegalStateException("line " + id + " is there twice");
        }
        return this;
    }

    /** A line that needs parts which may be left out. */
    Section line(String id, Probe.Needs needs, Probe probe) {
        return line(id, Probe.needing(needs, probe));
    }

    Map<String, Probe> probes() {
        return Map.copyOf(probes);
    }
}
