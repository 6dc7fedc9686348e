package io.surelock.broker.infra;

import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.embedded.KafkaCluster;

import java.nio.file.Path;

/** A process that starts servers, tells their ports and process ids and waits to be killed. */
final class InfraHolder {

    private InfraHolder() {}

    /** Arguments: folder, number of brokers, and {@code frozen} to freeze one server of each. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int brokers = Integer.parseInt(arguments[1]);
        EmbeddedRedis redis = EmbeddedRedis.start(folder.resolve("redis"), 0, "");
        KafkaCluster kafka = KafkaCluster.start(folder.resolve("kafka"), brokers, 0);
        if (arguments.length > 2) {
            redis.freeze();
            kafka.freeze(1);
        }
        StringBuilder servers = new StringBuilder("servers ");
        servers.append(redis.port()).append(':').append(redis.pid());
        for (int node : kafka.nodes()) {
            servers.append(' ').append(kafka.port(node)).append(':').append(kafka.pid(node));
        }
        System.out.println(servers);
        System.out.flush();
        Thread.currentThread().join();
    }
}
