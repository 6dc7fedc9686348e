package io.surelock.app.embedded;

import kafka.Kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * The main class of a broker in a JVM of its own: takes the node's folder for itself, then hands
 * over to Kafka. The lock keeps a new cluster from opening a folder that the broker of a killed one
 * is still closing.
 */
public final class BrokerMain {

    private static final Duration LEAVING = Duration.ofSeconds(20);

    private BrokerMain() {}

    /**
     * Runs a broker until the process is told to end.
     *
     * @param arguments one: the node's server.properties, in the node's folder
     * @throws InfraException if another process keeps using the folder
     */
    public static void main(String[] arguments) throws InfraException {
        Path settings = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Objects.requireNonNull(settings.getParent(), "a file has a folder");
        // Held until the process ends: closing the lock earlier is what it must prevent.
        FolderLock lock = FolderLock.take(folder, LEAVING);
        try {
            Kafka.main(new String[] {settings.toString()});
        } finally {
            lock.close();
        }
    }
}
