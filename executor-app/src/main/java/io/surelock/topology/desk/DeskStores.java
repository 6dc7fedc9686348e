package io.surelock.topology.desk;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.List;
import java.util.stream.Stream;

/** The desk's stores. Their names are part of their changelogs' names: never change one. */
public final class DeskStores {

    /** Desk id to {@code DeskState}. */
    public static final String DESKS = "desks";

    /** Desk and pair id to {@code PairState}: executed pairs. */
    public static final String PAIRS = "pairs";

    /** Desk and pair id to {@code BlockedPair}. */
    public static final String BLOCKED = "blocked-pairs";

    /** Desk and account to {@code AccountState}. */
    public static final String ACCOUNTS = "accounts";

    /** Desk and command id: commands decided. */
    public static final String COMMANDS = "commands";

    /** Desk and coordinates: opportunities an operator has quarantined. */
    public static final String QUARANTINED = "quarantined";

    /** Due time and desk to {@code TimerDue}: what pairs wait for, earliest first. */
    public static final String TIMERS = "timers";

    /** Lapse time to the key of a pair that may then be forgotten, earliest first. */
    public static final String LAPSES = "lapses";

    /** Inputs that wait for a clock that can be trusted, in order of arrival. */
    public static final String PARKED = "parked-inputs";

    private static final List<String> TEXT_KEYED =
            List.of(DESKS, PAIRS, BLOCKED, ACCOUNTS, COMMANDS, QUARANTINED);
    private static final List<String> TIME_KEYED = List.of(TIMERS, LAPSES);

    private DeskStores() {}

    /** The names of all of them. */
    public static List<String> all() {
        return Stream.concat(ofDecisions().stream(), Stream.of(PARKED)).toList();
    }

    /** The stores a decision reads and writes. */
    static List<String> ofDecisions() {
        return Stream.concat(TEXT_KEYED.stream(), TIME_KEYED.stream()).toList();
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> textKeyed(String name) {
        return builder(name, Serdes.String());
    }

    static StoreBuilder<KeyValueStore<byte[], byte[]>> timeKeyed(String name) {
        return builder(name, Serdes.ByteArray());
    }

    static boolean isTimeKeyed(String name) {
        return TIME_KEYED.contains(name);
    }

    private static <K> StoreBuilder<KeyValueStore<K, byte[]>> builder(String name, Serde<K> keys) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), keys, Serdes.ByteArray());
    }
}
