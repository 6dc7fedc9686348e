package io.surelock.app.config;

import java.util.Map;
import java.util.TreeMap;

/** The free properties of Kafka clients, and those that are not free. */
final class KafkaProperties {

    private static final String OURS = "is decided by Surelock: remove it";

    /** What correctness rests on, or what a setting of its own gives. */
    private static final Map<String, String> REFUSED = refused();

    private KafkaProperties() {}

    private static Map<String, String> refused() {
        Map<String, String> refused = new TreeMap<>();
        for (String name :
                new String[] {
                    "acks",
                    "auto.offset.reset",
                    "enable.auto.commit",
                    "enable.idempotence",
                    "group.id",
                    "group.instance.id",
                    "group.protocol",
                    "isolation.level",
                    "key.deserializer",
                    "key.serializer",
                    "max.in.flight.requests.per.connection",
                    "processing.guarantee",
                    "transactional.id",
                    "value.deserializer",
                    "value.serializer"
                }) {
            refused.put(name, OURS);
        }
        refused.put("application.id", "has its own setting, kafka.application-id-prefix");
        refused.put("bootstrap.servers", "has its own setting, kafka.bootstrap-servers");
        refused.put("commit.interval.ms", "has its own setting, streams.commit-interval-ms");
        refused.put("num.standby.replicas", "has its own setting, streams.standby-replicas");
        refused.put("num.stream.threads", "has its own setting, streams.threads");
        refused.put("poll.ms", "has its own setting, streams.poll-ms");
        refused.put("state.dir", "has its own setting, state-dir");
        return Map.copyOf(refused);
    }

    static void check(Findings findings) {
        for (Given given : findings.values()) {
            if (given.match().setting().isFree()) {
                String reason = REFUSED.get(given.key().segments().getLast());
                if (reason != null) {
                    findings.problem(
                            "%s: %s %s.".formatted(given.origin(), given.key().text(), reason));
                }
            }
        }
    }
}
