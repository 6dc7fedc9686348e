package io.surelock.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Where the Kafka and the Redis of a data folder listen while they run, kept in {@code
 * endpoints.json} so that other commands find them.
 *
 * @param kafka as clients take it in {@code bootstrap.servers}
 * @param redis as clients take it, {@code redis://…}
 * @param replication copies of each topic, as many as the brokers allow
 */
public record Endpoints(String kafka, String redis, int replication) {

    /** The data folder of commands that are given none. */
    public static final Path DEFAULT_FOLDER = Path.of("var");

    private static final String FILE = "endpoints.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What runs in a folder; empty if nothing does.
     *
     * @throws ConfigException if the file is there and cannot be read
     */
    public static Optional<Endpoints> read(Path folder) throws ConfigException {
        Path file = folder.resolve(FILE);
        try {
            return Optional.of(JSON.readValue(Files.readString(file), Endpoints.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (JsonProcessingException _) {
            throw new ConfigException(
                    List.of(file + " is damaged: delete it and start again what wrote it."));
        } catch (IOException e) {
            throw new ConfigException(
                    List.of("%s cannot be read: %s.".formatted(file, FileText.reason(e))));
        }
    }

    /** Writes them, at once or not at all. */
    public void write(Path folder) throws ConfigException {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            Path part =
                    Files.writeString(
                            folder.resolve(FILE + ".part"), JSON.writeValueAsString(this) + "\n");
            Files.move(
                    part,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConfigException(
                    List.of("%s cannot be written: %s.".formatted(file, FileText.reason(e))));
        }
    }

    /** Forgets them, when what listens there stops. */
    public static void delete(Path folder) throws ConfigException {
        Path file = folder.resolve(FILE);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ConfigException(
                    List.of("%s cannot be deleted: %s.".formatted(file, FileText.reason(e))));
        }
    }
}
