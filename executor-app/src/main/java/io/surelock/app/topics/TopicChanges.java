package io.surelock.app.topics;

import java.util.List;
import java.util.stream.Stream;

/**
 * What applying a plan has done.
 *
 * @param created names of new topics
 * @param altered differences that are gone now
 * @param remaining differences that cannot be removed
 * @param total topics of the plan
 */
public record TopicChanges(
        List<String> created, List<Difference> altered, List<Difference> remaining, int total) {

    public TopicChanges {
        created = List.copyOf(created);
        altered = List.copyOf(altered);
        remaining = List.copyOf(remaining);
    }

    /** For people: each change, each difference that remains, and a summary. */
    public List<String> sentences() {
        Stream<String> changes =
                Stream.concat(
                        created.stream().map(topic -> topic + ": created."),
                        altered.stream()
                                .map(
                                        change ->
                                                "%s: %s was %s and is %s now."
                                                        .formatted(
                                                                change.topic(),
                                                                change.setting(),
                                                                change.is(),
                                                                change.shouldBe())));
        return Stream.of(
                        changes,
                        remaining.stream().map(Difference::sentence),
                        Stream.of(
                                "%d of %d topics created, %d settings changed, %d differences remain."
                                        .formatted(
                                                created.size(),
                                                total,
                                                altered.size(),
                                                remaining.size())))
                .flatMap(lines -> lines)
                .toList();
    }
}
