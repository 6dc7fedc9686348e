package io.surelock.topology;

import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;

/** The state folder of a test driver, which outlives the driver where a test wants it to. */
final class TaskFolder {

    private final Path folder;

    TaskFolder() {
        try {
            folder = Files.createTempDirectory("task-under-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "under-test"); // else drawn at random
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        return properties;
    }

    /**
     * A copy of what the driver's stores hold now. Their memory reaches the files only when they
     * are closed, and the driver deletes its files when it is: so the driver is left for dead.
     */
    TaskFolder copyOf(TopologyTestDriver driver) {
        driver.getAllStateStores().values().forEach(StateStore::close); // writes what is in memory
        TaskFolder copy = new TaskFolder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> !file.equals(folder)).toList()) {
                Files.copy(file, copy.folder.resolve(folder.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
