package io.surelock.audit.cluster;

import io.surelock.app.LocalInstallation;
import io.surelock.app.embedded.ChildProgram;
import io.surelock.app.embedded.InfraException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One instance in a process of its own. */
final class Worker implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final LocalInstallation local;
    private final String id;
    private final Path folder;
    private final Path books;
    private ChildProgram program;

    /** Starts it, without waiting until it works. */
    Worker(LocalInstallation local, String id, Path folder, Path books)
            throws IOException, InfraException {
        this.local = local;
        this.id = id;
        this.folder = folder;
        this.books = books;
        this.program = launch();
    }

    String id() {
        return id;
    }

    long pid() {
        return program.pid();
    }

    void awaitReady() throws InterruptedException {
        Waits.until(
                "instance " + id + " works",
                READY_WITHIN,
                () -> !program.isAlive() || Files.exists(WorkerMain.ready(folder)));
        if (!program.isAlive()) {
            throw new IllegalStateException(
                    "instance " + id + " has ended by itself; see " + log());
        }
    }

    void kill() throws InfraException {
        program.kill();
    }

    /** Starts it again with nothing on its disk. */
    void startEmpty() throws IOException, InfraException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(log()) && !file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
        program = launch();
    }

    @Override
    public void close() throws InfraException {
        program.close();
    }

    private Path log() {
        return folder.resolve("worker.log");
    }

    private ChildProgram launch() throws IOException, InfraException {
        Files.createDirectories(folder);
        return ChildProgram.start(
                WorkerMain.class,
                List.of(
                        local.endpoints().kafka(),
                        local.endpoints().redis(),
                        id,
                        folder.toString(),
                        books.toString()),
                log());
    }
}
