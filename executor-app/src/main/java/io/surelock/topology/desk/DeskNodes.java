package io.surelock.topology.desk;

import io.surelock.contract.Topic;

/** Names of the desk topology's nodes: what {@code surelock topology} prints. */
final class DeskNodes {

    static final String READ_INPUTS = "read-inputs";
    static final String READ_REPORTS = "read-reports";
    static final String DECIDE = "decide";

    private DeskNodes() {}

    static String source(Topic topic) {
        return topic.name() + "-source";
    }

    static String sink(Topic topic) {
        return topic.name() + "-sink";
    }
}
