package io.surelock.app.durability;

import java.io.Serial;
import java.util.List;
import java.util.stream.Stream;

/** Real bets were to be placed on topics that can lose what they have confirmed. */
public final class NotDurableException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    // An array, because an exception is serializable and a list need not be.
    private final String[] sentences;

    NotDurableException(List<Finding> findings) {
        super("%d reasons not to place real bets".formatted(findings.size()));
        this.sentences =
                Stream.concat(
                                findings.stream().map(Finding::sentence),
                                Stream.of(
                                        "Nothing was started, because bets are placed with real"
                                                + " bookmakers and these topics can lose what they"
                                                + " have confirmed: mend them, or for a trial accept"
                                                + " that with --accept-data-loss."))
                        .toArray(String[]::new);
    }

    /** A sentence for each finding, and what to do. */
    public List<String> sentences() {
        return List.of(sentences);
    }
}
