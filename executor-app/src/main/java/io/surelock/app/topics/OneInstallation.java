package io.surelock.app.topics;

import io.surelock.contract.Topics;
import io.surelock.worker.placement.PlacementSettings;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses to run on topics that an installation with another prefix works on: two desks would
 * decide every opportunity twice. The bets themselves are sent once all the same, because placement
 * workers of all prefixes are in one group and refuse a bet that has an attempt.
 */
public final class OneInstallation {

    /** The ends of the names of the groups that decide and that bet. */
    private static final List<String> ENDINGS = List.of("-desk", "-placement-worker");

    private static final Set<String> INPUTS =
            Set.of(Topics.ARB_OPPORTUNITIES.name(), Topics.BET_PLACEMENT_REQUESTS.name());

    private static final Set<GroupState> WITHOUT_MEMBERS =
            Set.of(GroupState.EMPTY, GroupState.DEAD);

    private OneInstallation() {}

    /**
     * Passes if no group of another prefix has members that read these topics.
     *
     * @param prefix of this installation
     * @throws KafkaAccessException if there is one, or if Kafka does not answer
     */
    public static void require(Admin admin, String prefix) throws KafkaAccessException {
        Set<String> own =
                ENDINGS.stream()
                        .map(ending -> prefix + ending)
                        .collect(Collectors.toCollection(HashSet::new));
        own.add(PlacementSettings.GROUP); // of every prefix
        Collection<GroupListing> groups =
                KafkaConnection.get(
                        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all(),
                        "list the consumer groups");
        List<String> suspects =
                groups.stream()
                        .filter(group -> !isWithoutMembers(group))
                        .map(GroupListing::groupId)
                        .filter(name -> ENDINGS.stream().anyMatch(name::endsWith))
                        .filter(name -> !own.contains(name))
                        .sorted()
                        .toList();
        Map<String, ConsumerGroupDescription> described =
                KafkaConnection.get(
                        admin.describeConsumerGroups(suspects).all(),
                        "describe the consumer groups");
        for (String suspect : suspects) {
            ConsumerGroupDescription group = described.get(suspect);
            if (group != null && worksOnInputs(group)) {
                throw new KafkaAccessException(
                        "the consumer group %s works on the same topics, so with the prefix %s every bet would be decided and sent a second time: stop its processes and wait 10 s, or give this one the same kafka.application-id-prefix."
                                .formatted(suspect, prefix));
            }
        }
    }

    private static boolean isWithoutMembers(GroupListing group) {
        return group.groupState().map(WITHOUT_MEMBERS::contains).orElse(false);
    }

    /** While a group shares out its work nobody has any yet; it is taken for ours then. */
    private static boolean worksOnInputs(ConsumerGroupDescription group) {
        Collection<MemberDescription> members = group.members();
        Set<String> topics =
                members.stream()
                        .flatMap(member -> member.assignment().topicPartitions().stream())
                        .map(partition -> partition.topic())
                        .collect(Collectors.toSet());
        return !members.isEmpty()
                && (topics.isEmpty() || topics.stream().anyMatch(INPUTS::contains));
    }
}
