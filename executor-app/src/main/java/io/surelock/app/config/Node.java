package io.surelock.app.config;

import java.util.List;

/** A part of the tree of settings: a group or a setting. */
sealed interface Node permits Node.Group, Setting {

    /** The segments of its name, with the wildcards of {@link Setting}. */
    List<String> pattern();

    /** What it is for. */
    String text();

    /**
     * Settings under one name.
     *
     * @param example a name to show in the place of a wildcard
     */
    record Group(List<String> pattern, String text, String example, List<Node> children)
            implements Node {}
}
