package io.surelock.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real redis-server as a child process on 127.0.0.1: the installed one if it is 6.2 or newer,
 * else the 6.2 that comes along. It ends with this process, however this process ends.
 *
 * <p>Every write goes to an append-only file before it is acknowledged, forced to disk each second:
 * a killed Redis loses nothing and a power cut a second, where snapshots would lose minutes, and
 * the mirror has that much less to catch up. A folder written by Redis 7 starts empty under Redis
 * 6.2, whose file format is older; the mirror fills it again.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Path folder;
    private final FolderLock lock;
    private final RedisBinary binary;
    private final int port;
    private GuardedProcess process;

    private EmbeddedRedis(Path folder, FolderLock lock, RedisBinary binary, int requestedPort)
            throws InfraException {
        this.folder = folder;
        this.lock = lock;
        this.binary = binary;
        this.port = KeptPort.choose(portFile(), requestedPort, "Redis");
        this.process = launch();
        KeptPort.keep(portFile(), port);
    }

    /**
     * Starts Redis and returns when it answers.
     *
     * @param folder where its data and log are kept between starts, created if missing
     * @param port 1 to 65535, or 0 for the port of the last start or any free one
     * @throws InfraException if it cannot start; the message says why and what to do
     */
    public static EmbeddedRedis start(Path folder, int port) throws InfraException {
        String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return start(folder, port, searchPath);
    }

    /**
     * As {@link #start(Path, int)}, looking for an installed redis-server elsewhere.
     *
     * @param searchPath folders, separated as in the environment variable PATH; empty to use the
     *     redis-server that comes along
     */
    public static EmbeddedRedis start(Path folder, int port, String searchPath)
            throws InfraException {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw StartFailures.unusableFolder(absolute, e);
        }
        FolderLock lock = FolderLock.take(absolute, Duration.ZERO);
        try {
            RedisBinary binary = RedisBinary.find(searchPath, absolute.resolve("bin"));
            return new EmbeddedRedis(absolute, lock, binary, port);
        } catch (InfraException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The address in the form that Redis clients take. */
    public String address() {
        return "redis://" + BrokerNode.HOST + ":" + port;
    }

    /** Where Redis listens, 1 to 65535; the same after a restart. */
    public int port() {
        return port;
    }

    /** The process id of redis-server itself. */
    public synchronized long pid() {
        return process.pid();
    }

    /** Major and minor version of the server, such as 7.0. */
    public String version() {
        return binary.version();
    }

    /** Whether the process exists; a frozen one does. */
    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    /** Ends Redis at once; it can save nothing. */
    public synchronized void kill() throws InfraException {
        process.kill();
    }

    /** Makes Redis stand still with its connections open, until {@link #thaw}. */
    public synchronized void freeze() throws InfraException {
        process.freeze();
    }

    /** Lets a frozen Redis go on. */
    public synchronized void thaw() throws InfraException {
        process.thaw();
    }

    /** Stops Redis if it runs, and starts it on the same port with the data on disk. */
    public synchronized void restart() throws InfraException {
        process.stop(STOP_LIMIT);
        process = launch();
    }

    /** Stops Redis within a few seconds. Its data stays in the folder. */
    @Override
    public synchronized void close() throws InfraException {
        try {
            process.stop(STOP_LIMIT);
        } finally {
            lock.close();
        }
    }

    private Path portFile() {
        return folder.resolve("port");
    }

    private GuardedProcess launch() throws InfraException {
        Path log = folder.resolve("redis.log");
        GuardedProcess launched = GuardedProcess.start(command(), Map.of(), log);
        boolean serving;
        try {
            serving =
                    Waiting.until(
                            START_LIMIT,
                            () ->
                                    !launched.isAlive()
                                            || RedisProbe.isServing(port, launched.pid()));
        } catch (InfraException e) {
            launched.kill();
            throw e;
        }
        if (serving && launched.isAlive()) {
            return launched;
        }
        String what =
                launched.isAlive()
                        ? "did not answer within " + START_LIMIT.toSeconds() + " s"
                        : "ended with status " + launched.exitStatus();
        launched.kill();
        throw new InfraException(
                "Redis on port %d %s; its log %s ends with: %s"
                        .formatted(port, what, log, GuardedProcess.tail(log)));
    }

    private List<String> command() {
        return List.of(
                binary.program().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                BrokerNode.HOST,
                "--dir",
                folder.toString(),
                "--daemonize",
                "no",
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                // The system's default limit; a higher one is only cut down, with a warning.
                "--tcp-backlog",
                "128");
    }
}
