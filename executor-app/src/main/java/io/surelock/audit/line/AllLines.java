package io.surelock.audit.line;

import io.surelock.audit.Probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every line's probe. */
public final class AllLines {

    private AllLines() {}

    /** By the id of the line. */
    public static Map<String, Probe> probes() {
        Map<String, Probe> all = new HashMap<>();
        List.of(
                        DryRunLines.probes(),
                        DoubtLines.probes(),
                        CooldownLines.probes(),
                        SettlementLines.probes(),
                        ReconciliationLines.probes(),
                        ExposureLines.probes(),
                        IdentityLines.probes(),
                        RedisLines.probes(),
                        WorkerLines.probes())
                .forEach(all::putAll);
        return Map.copyOf(all);
    }
}
