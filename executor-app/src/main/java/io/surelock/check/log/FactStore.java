package io.surelock.check.log;

import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteOptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was read, sorted by what it is about, in a scratch folder on disk that is deleted at the
 * end. Its memory is bounded, whatever the size of the log.
 */
public final class FactStore implements AutoCloseable {

    private static final long CACHE_BYTES = 32L << 20;
    private static final long BUFFER_BYTES = 16L << 20;
    private static final int BUFFERS = 3;

    static {
        RocksDB.loadLibrary();
    }

    private final Path folder;
    private final LRUCache cache;
    private final Options options;
    private final WriteOptions writes;
    private final RocksDB database;

    private FactStore(Path folder) throws RocksDBException {
        this.folder = folder;
        this.cache = new LRUCache(CACHE_BYTES);
        this.options =
                new Options()
                        .setCreateIfMissing(true)
                        .setWriteBufferSize(BUFFER_BYTES)
                        .setMaxWriteBufferNumber(BUFFERS)
                        .setCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setTableFormatConfig(
                                new BlockBasedTableConfig()
                                        .setBlockCache(cache)
                                        .setCacheIndexAndFilterBlocks(true));
        // A crash of the check costs nothing but the check.
        this.writes = new WriteOptions().setDisableWAL(true);
        this.database = RocksDB.open(options, folder.toString());
    }

    /**
     * An empty store in a new scratch folder.
     *
     * @throws CheckException if the machine's folder for temporary files cannot be used
     */
    public static FactStore open() throws CheckException {
        try {
            return new FactStore(Files.createTempDirectory("surelock-check"));
        } catch (IOException | RocksDBException e) {
            throw new CheckException(
                    "the folder for temporary files cannot be used (%s): make room in it or name another in java.io.tmpdir"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** Takes a value, whatever was there. */
    public void put(byte[] key, byte[] value) throws CheckException {
        try {
            database.put(writes, key, value);
        } catch (RocksDBException e) {
            throw unusable(e);
        }
    }

    public void put(String key, String value) throws CheckException {
        put(utf8(key), utf8(value));
    }

    public byte @Nullable [] get(byte[] key) throws CheckException {
        try {
            return database.get(key);
        } catch (RocksDBException e) {
            throw unusable(e);
        }
    }

    public @Nullable String get(String key) throws CheckException {
        byte[] value = get(utf8(key));
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    public void delete(byte[] key) throws CheckException {
        try {
            database.delete(writes, key);
        } catch (RocksDBException e) {
            throw unusable(e);
        }
    }

    /** Takes what a scan finds. */
    @FunctionalInterface
    public interface Visitor {
        void visit(byte[] key, byte[] value) throws CheckException;
    }

    /** Visits everything whose key begins so, in the order of the keys' bytes. */
    public void scan(byte[] prefix, Visitor visitor) throws CheckException {
        byte[] end = prefix.clone();
        end[end.length - 1]++;
        try (Slice bound = new Slice(end);
                ReadOptions reads = new ReadOptions().setIterateUpperBound(bound);
                RocksIterator iterator = database.newIterator(reads)) {
            for (iterator.seek(prefix); iterator.isValid(); iterator.next()) {
                visitor.visit(iterator.key(), iterator.value());
            }
            iterator.status();
        } catch (RocksDBException e) {
            throw unusable(e);
        }
    }

    /** Whether a key begins so. */
    static boolean begins(byte[] key, byte[] prefix) {
        return key.length >= prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static CheckException unusable(RocksDBException e) {
        return new CheckException(
                "the folder for temporary files cannot be used (%s): make room in it or name another in java.io.tmpdir"
                        .formatted(e.getMessage()),
                e);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws CheckException {
        database.close();
        writes.close();
        options.close();
        cache.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CheckException(
                    "the scratch folder %s cannot be deleted: delete it by hand".formatted(folder),
                    e);
        }
    }
}
