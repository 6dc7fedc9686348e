package io.surelock.app.embedded;

import org.apache.kafka.common.Uuid;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

/**
 * The data folder of an embedded Kafka: one sub-folder per node and a file that says which cluster
 * lives here. Holding an object of this class is holding the folder exclusively.
 */
final class KafkaFolder implements AutoCloseable {

    /** Kafka stops for good when its disk is full, so a start that must end so is refused. */
    private static final long LEAST_FREE_MIB = 64;

    private static final long BYTES_PER_MIB = 1024L * 1024L;
    private static final String CLUSTER_ID = "cluster.id";
    private static final String BROKERS = "brokers";

    private final Path folder;
    private final String clusterId;
    private final FolderLock lock;

    private KafkaFolder(Path folder, String clusterId, FolderLock lock) {
        this.folder = folder;
        this.clusterId = clusterId;
        this.lock = lock;
    }

    /**
     * Opens the folder, creating it if needed, and checks that it fits.
     *
     * @param folder where the data is or will be
     * @param brokers the number of nodes, for ever the same for one folder
     * @throws InfraException if the folder cannot be used, is in use, full, or of another cluster
     */
    static KafkaFolder open(Path folder, int brokers) throws InfraException {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            requireSpace(absolute);
        } catch (IOException e) {
            throw StartFailures.unusableFolder(absolute, e);
        }
        FolderLock lock = FolderLock.take(absolute, Duration.ZERO);
        try {
            String clusterId = identify(absolute, brokers);
            KafkaFolder opened = new KafkaFolder(absolute, clusterId, lock);
            for (int id = 1; id <= brokers; id++) {
                opened.checkNode(id);
            }
            return opened;
        } catch (IOException e) {
            lock.close();
            throw StartFailures.unusableFolder(absolute, e);
        } catch (InfraException e) {
            lock.close();
            throw e;
        }
    }

    Path path() {
        return folder;
    }

    /** The id that every node's data must carry. */
    String clusterId() {
        return clusterId;
    }

    /**
     * One node with the ports to use in this start.
     *
     * @param id 1 to the number of brokers
     * @param requestedPort 1 to 65535, or 0 for the port of the last start or any free one
     * @param controllerPort a free port
     */
    BrokerNode node(int id, int requestedPort, int controllerPort) throws InfraException {
        int port = KeptPort.choose(portFile(id), requestedPort, "Kafka");
        return new BrokerNode(id, nodeFolder(id), port, controllerPort);
    }

    /** Remembers where the node listens, once it does. */
    void keepPort(BrokerNode node) throws InfraException {
        KeptPort.keep(portFile(node.id()), node.port());
    }

    @Override
    public void close() {
        lock.close();
    }

    private Path nodeFolder(int id) {
        return folder.resolve("node-" + id);
    }

    private Path portFile(int id) {
        return nodeFolder(id).resolve("port");
    }

    private static void requireSpace(Path folder) throws IOException, InfraException {
        long freeMib = Files.getFileStore(folder).getUsableSpace() / BYTES_PER_MIB;
        if (freeMib < LEAST_FREE_MIB) {
            throw new InfraException(
                    ("Only %d MiB are free on the disk of %s and Kafka needs at least %d MiB to"
                                    + " start; free some space or choose another folder.")
                            .formatted(freeMib, folder, LEAST_FREE_MIB));
        }
    }

    private static String identify(Path folder, int brokers) throws IOException, InfraException {
        Path file = folder.resolve("cluster.properties");
        if (!Files.exists(file)) {
            return found(folder, file, brokers);
        }
        Properties kept = load(file);
        String clusterId = kept.getProperty(CLUSTER_ID, "");
        String keptBrokers = kept.getProperty(BROKERS, "");
        if (clusterId.isBlank() || keptBrokers.isBlank()) {
            throw new InfraException(
                    "%s does not name a cluster; restore the file or delete the folder to start anew."
                            .formatted(file));
        }
        if (!keptBrokers.equals(Integer.toString(brokers))) {
            throw new InfraException(
                    ("The data in %s was written by %s broker(s) and cannot be used by %d; start"
                                    + " as many as before or choose another folder.")
                            .formatted(folder, keptBrokers, brokers));
        }
        return clusterId;
    }

    private static String found(Path folder, Path file, int brokers)
            throws IOException, InfraException {
        try (var entries = Files.newDirectoryStream(folder, "node-*")) {
            if (entries.iterator().hasNext()) {
                throw new InfraException(
                        ("%s has Kafka data but no cluster.properties; restore that file or delete"
                                        + " the folder to start anew.")
                                .formatted(folder));
            }
        }
        Properties fresh = new Properties();
        String clusterId = Uuid.randomUuid().toString();
        fresh.setProperty(CLUSTER_ID, clusterId);
        fresh.setProperty(BROKERS, Integer.toString(brokers));
        store(fresh, file, "The Kafka cluster of this folder");
        return clusterId;
    }

    private void checkNode(int id) throws IOException, InfraException {
        Path data = nodeFolder(id).resolve("data");
        Files.createDirectories(data);
        Path meta = data.resolve("meta.properties");
        if (!Files.exists(meta)) {
            requireEmpty(data);
            return;
        }
        Properties kept = load(meta);
        String keptCluster = kept.getProperty(CLUSTER_ID, "");
        String keptNode = kept.getProperty("node.id", "");
        if (keptCluster.isBlank() || keptNode.isBlank()) {
            throw new InfraException(
                    "%s is damaged; restore it from a copy, or delete %s to start anew."
                            .formatted(meta, folder));
        }
        if (!keptCluster.equals(clusterId) || !keptNode.equals(Integer.toString(id))) {
            throw new InfraException(
                    ("The data in %s belongs to node %s of another cluster (%s); put back the"
                                    + " right data or choose another folder.")
                            .formatted(data, keptNode, keptCluster));
        }
    }

    private static void requireEmpty(Path data) throws IOException, InfraException {
        try (var entries = Files.newDirectoryStream(data)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    throw new InfraException(
                            ("%s has topics but no meta.properties; restore that file, or delete"
                                            + " the folder to start anew.")
                                    .formatted(data));
                }
            }
        }
    }

    private static Properties load(Path file) throws IOException, InfraException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new InfraException(
                    "%s is damaged; restore it from a copy, or delete the folder to start anew."
                            .formatted(file),
                    e);
        }
        return properties;
    }

    /** Writes the file as a whole or not at all, so a crash leaves no half of it. */
    static void store(Properties properties, Path file, String comment) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
            properties.store(writer, comment);
        }
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
