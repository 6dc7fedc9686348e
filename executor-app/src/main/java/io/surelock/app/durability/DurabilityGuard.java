package io.surelock.app.durability;

import io.surelock.app.config.Configuration;
import io.surelock.app.config.SurelockConfig;
import io.surelock.app.topics.KafkaAccessException;

import org.apache.kafka.clients.admin.Admin;

import java.util.List;

/**
 * Keeps real bets off topics that can lose what they have confirmed. On paper nothing can be lost,
 * and nothing is asked.
 */
public final class DurabilityGuard {

    private DurabilityGuard() {}

    /**
     * Lets it pass or refuses.
     *
     * @param accepted whether whoever starts it accepts that data can be lost
     * @return the findings that were accepted; none on paper, or where all is well
     * @throws NotDurableException if there are findings and they are not accepted
     * @throws KafkaAccessException if the topics cannot be described
     */
    public static List<Finding> require(Admin admin, Configuration configuration, boolean accepted)
            throws NotDurableException, KafkaAccessException {
        if (!configuration.betsForReal()) {
            return List.of();
        }
        List<Finding> findings = findings(admin, configuration.settings().kafka());
        if (!findings.isEmpty() && !accepted) {
            throw new NotDurableException(findings);
        }
        return findings;
    }

    /**
     * Why the topics of an installation are not fit for real bets.
     *
     * @throws KafkaAccessException if they cannot be described
     */
    public static List<Finding> findings(Admin admin, SurelockConfig.Kafka kafka)
            throws KafkaAccessException {
        var reader = new TopicReader(admin, kafka.applicationIdPrefix(), kafka.replication());
        return new DurabilityRule(kafka.bootstrapServers()).judge(reader.read());
    }
}
