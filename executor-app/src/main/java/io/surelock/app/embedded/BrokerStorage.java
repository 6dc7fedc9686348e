package io.surelock.app.embedded;

import kafka.tools.StorageTool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;

/** Writes a node's settings and, before its first start, the identity of its storage. */
final class BrokerStorage {

    private BrokerStorage() {}

    /**
     * Makes the node's folder ready for a start; data that is there stays.
     *
     * @param node the node
     * @param clusterId the cluster it belongs to
     * @param settings its complete broker settings
     * @throws InfraException if the folder cannot be written
     */
    static void prepare(BrokerNode node, String clusterId, Properties settings)
            throws InfraException {
        Path file = node.settingsFile();
        try {
            KafkaFolder.store(settings, file, "Written at every start; changes here are lost");
        } catch (IOException e) {
            throw StartFailures.unusableFolder(node.folder(), e);
        }
        String[] format = {
            "format", "--ignore-formatted", "--cluster-id", clusterId, "--config", file.toString()
        };
        var output = new ByteArrayOutputStream();
        int status;
        try (var printer = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            status = StorageTool.execute(format, printer);
        } catch (RuntimeException e) {
            throw StartFailures.kafka(node.folder(), e);
        }
        if (status != 0) {
            throw new InfraException(
                    "Kafka could not format %s: %s."
                            .formatted(node.folder(), output.toString(StandardCharsets.UTF_8)));
        }
    }
}
