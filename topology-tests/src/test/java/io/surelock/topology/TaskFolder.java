package io.surelock.topology;

import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
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
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        return properties;
    }

    /** A copy of what the driver's stores hold now; the driver deletes its own when it closes. */
    TaskFolder copyOf(TopologyTestDriver driver) {
        driver.getAllStateStores().values().forEach(store -> store.commit(Map.of()));
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
