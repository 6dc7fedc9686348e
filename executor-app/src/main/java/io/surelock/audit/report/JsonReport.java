package io.surelock.audit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.audit.AuditFacts;
import io.surelock.audit.AuditReport;
import io.surelock.audit.LineResult;
import io.surelock.audit.Trial;
import io.surelock.audit.Verdict;

/** {@code audit.json}; its schema is {@code docs/audit.schema.json}. */
public final class JsonReport {

    /** Raised when a field changes its meaning or goes. */
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private JsonReport() {}

    /** The whole report, indented. */
    public static String of(AuditReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT);
        verdict(json, report.verdict());
        facts(json.putObject("facts"), report.facts());
        json.put("lines", report.results().size());
        json.put("passed", report.passed());
        json.put("failed", report.failed());
        json.put("notRun", report.notRun());
        trial(json.putObject("trial"), report.trial());
        ArrayNode results = json.putArray("results");
        report.results().forEach(result -> result(results.addObject(), result));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is plain data", e);
        }
    }

    /** What the command answers, on one line. */
    public static String summary(AuditReport report, String folder) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("lines", report.results().size());
        json.put("passed", report.passed());
        json.put("failed", report.failed());
        json.putObject("verdict")
                .put("singleWorker", Verdict.word(report.verdict().singleWorker()))
                .put("multiWorker", Verdict.word(report.verdict().multiWorker()));
        json.putObject("trial")
                .put("passed", report.trial().passed())
                .put("of", report.trial().checks().size());
        return json.put("report", folder).toString();
    }

    private static void verdict(ObjectNode json, Verdict verdict) {
        ObjectNode safe = json.putObject("SAFE_FOR_REAL_MONEY");
        safe.put("singleWorker", Verdict.word(verdict.singleWorker()));
        safe.put("multiWorker", Verdict.word(verdict.multiWorker()));
        verdict.blocking().forEach(safe.putArray("blocking")::add);
    }

    private static void facts(ObjectNode json, AuditFacts facts) {
        json.put("version", facts.version());
        json.put("commit", facts.commit());
        json.put("kafka", facts.kafka());
        json.put("redis", facts.redis());
        json.put("java", facts.java());
        json.put("machine", facts.machine());
        ObjectNode policy = json.putObject("policy");
        facts.policy().forEach(policy::put);
        json.put("startedAt", facts.startedAt().toString());
        json.put("seconds", facts.took().toMillis() / 1000.0);
        json.put("quick", facts.quick());
    }

    private static void trial(ObjectNode json, Trial trial) {
        json.put("passed", trial.passed());
        json.put("of", trial.checks().size());
        ArrayNode checks = json.putArray("checks");
        for (Trial.Check check : trial.checks()) {
            ObjectNode each = checks.addObject();
            each.put("group", check.group()).put("check", check.text());
            each.put("status", check.status().label());
            check.lines().forEach(each.putArray("lines")::add);
        }
    }

    private static void result(ObjectNode json, LineResult result) {
        json.put("id", result.line().id());
        json.put("area", result.line().area());
        json.put("text", result.line().text());
        json.put("own", result.line().own());
        json.put("status", result.status().label());
        json.put("millis", result.took().toMillis());
        ArrayNode evidence = json.putArray("evidence");
        result.evidence()
                .forEach(
                        seen ->
                                evidence.addObject()
                                        .put("kind", seen.kind().label())
                                        .put("text", seen.text()));
        result.problems().forEach(json.putArray("problems")::add);
    }
}
