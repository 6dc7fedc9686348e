package io.surelock.replay;

import io.surelock.app.FolderKafka;
import io.surelock.app.config.ConfigException;
import io.surelock.app.embedded.InfraException;
import io.surelock.contract.Wire;
import io.surelock.replay.export.ExportFile;
import io.surelock.replay.kafka.KafkaJournal;
import io.surelock.replay.source.JournalSource;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A journal to look at, and the Kafka it is in, where it is in one. */
public final class OpenJournal implements AutoCloseable {

    private final JournalSource source;
    private final @Nullable Map<String, String> kafka;
    private final @Nullable FolderKafka folder;

    private OpenJournal(
            JournalSource source,
            @Nullable Map<String, String> kafka,
            @Nullable FolderKafka folder) {
        this.source = source;
        this.kafka = kafka;
        this.folder = folder;
    }

    /** The journal in a data folder, whether Surelock runs there now or not. */
    public static OpenJournal inFolder(Path data) throws ConfigException, InfraException {
        FolderKafka folder = FolderKafka.open(data);
        return new OpenJournal(
                new KafkaJournal(folder.properties(), data.toString()),
                folder.properties(),
                folder);
    }

    /**
     * The journal in a Kafka.
     *
     * @param properties what every client needs
     */
    public static OpenJournal inKafka(Map<String, String> properties) {
        String name = properties.getOrDefault("bootstrap.servers", "Kafka");
        return new OpenJournal(new KafkaJournal(properties, name), properties, null);
    }

    /** The journal in an export. */
    public static OpenJournal inFile(Path export) throws ReplayException {
        return new OpenJournal(ExportFile.open(export, Wire.standard()), null, null);
    }

    public JournalSource source() {
        return source;
    }

    /** What every client of its Kafka needs; empty where it is not in one. */
    public Optional<Map<String, String>> kafka() {
        return Optional.ofNullable(kafka);
    }

    @Override
    public void close() {
        source.close();
        if (folder != null) {
            folder.close();
        }
    }
}
