package io.surelock.app.durability;

import io.surelock.topology.desk.DeskStores;
import io.surelock.topology.settlement.SettlementTopology;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names of the topics that Kafka Streams makes for the two applications. */
final class InternalTopics {

    /** Kafka Streams calls a store's topic "application-store-changelog". */
    private static final String CHANGELOG = "-changelog";

    private static final List<String> ENDINGS = List.of(CHANGELOG, "-repartition");

    private final String desk;
    private final String settlement;

    /**
     * @param prefix the configured beginning of the applications' ids
     */
    InternalTopics(String prefix) {
        this.desk = prefix + "-desk-";
        this.settlement = prefix + "-settlement-";
    }

    /** Those that the applications need, and whatever else of theirs exists; sorted. */
    Set<String> among(Set<String> existing) {
        Set<String> names = new TreeSet<>();
        DeskStores.all().forEach(store -> names.add(desk + store + CHANGELOG));
        names.add(settlement + SettlementTopology.WATCHES + CHANGELOG);
        existing.stream().filter(this::isOurs).forEach(names::add);
        return names;
    }

    private boolean isOurs(String topic) {
        return Stream.of(desk, settlement).anyMatch(topic::startsWith)
                && ENDINGS.stream().anyMatch(topic::endsWith);
    }
}
