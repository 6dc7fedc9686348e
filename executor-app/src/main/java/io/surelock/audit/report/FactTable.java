package io.surelock.audit.report;

import io.surelock.audit.AuditFacts;

import java.util.LinkedHashMap;
import java.util.Map;

/** The facts as people read them, in order. */
final class FactTable {

    private FactTable() {}

    static Map<String, String> of(AuditFacts facts) {
        Map<String, String> table = new LinkedHashMap<>();
        table.put(
                "program",
                "Surelock "
                        + facts.version()
                        + (facts.commit().isEmpty() ? "" : ", commit " + facts.commit()));
        table.put("Kafka", facts.kafka());
        table.put("Redis", facts.redis().isEmpty() ? "none" : facts.redis());
        table.put("Java", facts.java());
        table.put("machine", facts.machine());
        table.put("date", facts.startedAt().toString());
        table.put("duration", facts.took().toMillis() / 1000 + " s");
        StringBuilder policy = new StringBuilder();
        facts.policy()
                .forEach(
                        (name, value) ->
                                policy.append(policy.isEmpty() ? "" : ", ")
                                        .append(name)
                                        .append(' ')
                                        .append(value));
        table.put("policy", policy.toString());
        return table;
    }
}
