package io.surelock.app.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Exclusive use of a data folder, held by an operating system lock that vanishes with the process.
 * Kafka locks its folder itself, but only after the metadata log in it has been opened.
 */
final class FolderLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of an existing folder.
     *
     * @param patience how long to wait for the present owner to go
     * @throws InfraException if another process, or this one, keeps using the folder
     */
    static FolderLock take(Path folder, Duration patience) throws InfraException {
        FileChannel channel;
        try {
            channel =
                    FileChannel.open(
                            folder.resolve(".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw StartFailures.unusableFolder(folder, e);
        }
        FolderLock lock = new FolderLock(channel);
        try {
            if (Waiting.until(patience, () -> isLocked(channel, folder))) {
                return lock;
            }
        } catch (InfraException e) {
            lock.close();
            throw e;
        }
        lock.close();
        throw new InfraException(
                "The data folder %s is in use by another process; stop it or choose another folder."
                        .formatted(folder));
    }

    private static boolean isLocked(FileChannel channel, Path folder) throws InfraException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        } catch (IOException e) {
            throw StartFailures.unusableFolder(folder, e);
        }
    }

    /** Gives the folder free; the file stays, so that nobody locks a deleted one. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("The lock of a data folder could not be released.", e);
        }
    }
}
