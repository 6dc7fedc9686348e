package io.surelock.app.streams;

import java.nio.file.Path;
import java.util.Map;

/**
 * What differs between installations.
 *
 * @param applicationId of the topology; also the prefix of its changelogs and transactional ids
 * @param instanceId stable over restarts and unique among running processes
 * @param stateDir kept between starts
 * @param threads stream threads, 1 or more
 * @param commitIntervalMillis longest time between two commits while records are processed
 * @param pollMillis longest block of a stream thread in a poll while there may be something to
 *     commit; an idle thread blocks for {@link IdlePoll#LONGEST}
 * @param standbyReplicas warm copies of each store on other instances
 * @param replication replication factor of changelogs
 * @param kafka bootstrap servers and whatever else every client needs, such as security
 */
public record StreamsOptions(
        String applicationId,
        String instanceId,
        Path stateDir,
        int threads,
        int commitIntervalMillis,
        int pollMillis,
        int standbyReplicas,
        int replication,
        Map<String, String> kafka) {

    public StreamsOptions {
        kafka = Map.copyOf(kafka);
    }
}
