package io.surelock.app.streams;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

import java.util.Map;

/**
 * One cache and one write-buffer budget for all stores of the process, so that memory does not grow
 * with the number of tasks.
 */
public final class RocksDbBounds implements RocksDBConfigSetter {

    private static final long CACHE_BYTES = 48L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 24L * 1024 * 1024;
    private static final long MEMTABLE_BYTES = 2L * 1024 * 1024;

    static {
        RocksDB.loadLibrary();
    }

    // Shared by all stores for the life of the process, so never closed here.
    private static final Cache CACHE = new LRUCache(CACHE_BYTES);
    private static final WriteBufferManager WRITE_BUFFERS =
            new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(MEMTABLE_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    @Override
    public void close(String storeName, Options options) {
        // Nothing of one store alone was allocated.
    }
}
