package io.surelock.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an audit was run with.
 *
 * @param version of the program
 * @param commit it was built from; empty where the build did not know
 * @param kafka version of client, streams and brokers
 * @param redis version of the server; empty where none was started
 * @param java version of the JVM
 * @param machine operating system, architecture, processors
 * @param policy the desk's numbers, by name
 * @param quick whether the workers were left out
 */
public record AuditFacts(
        String version,
        String commit,
        String kafka,
        String redis,
        String java,
        String machine,
        Map<String, String> policy,
        Instant startedAt,
        Duration took,
        boolean quick) {

    public AuditFacts {
        policy = new LinkedHashMap<>(policy);
    }
}
