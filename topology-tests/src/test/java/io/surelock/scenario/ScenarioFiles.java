package io.surelock.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of scenario files. */
final class ScenarioFiles {

    static final Path FOLDER = Path.of("src/test/resources/scenarios");

    private ScenarioFiles() {}

    /** All of them, in the order of their paths. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    /** What a file is called in reports. */
    static String name(Path file) {
        return FOLDER.relativize(file).toString();
    }
}
