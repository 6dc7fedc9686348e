package io.surelock.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.audit.cluster.ClusterStory;
import io.surelock.audit.line.SoundStory;
import io.surelock.audit.redis.Benches;
import io.surelock.audit.redis.MirrorBench;
import io.surelock.scenario.Recording;
import io.surelock.scenario.Scenario;
import io.surelock.scenario.Step;
import io.surelock.scenario.VirtualPlayer;
import io.surelock.scenario.topology.TopologyExecutor;
import io.surelock.settlement.PollAnswer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every line can bite: a fault planted for it turns it red, and no other line, and the verdict to
 * NO. Plays that a fault does not strike are those of the sound program. The table of faults is
 * written to {@code target/audit-teeth.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTeethTest {

    private static final Path TABLE = Path.of("target", "audit-teeth.md");
    private static final Set<String> REDIS = Set.of("2.6", "2.8", "4.1", "4.2", "4.3", "4.4");
    private static final Set<String> WORKERS = Set.of("2.12", "5.3", "5.8", "5.9", "5.10", "5.11");

    /** Lines of which one desk shows one half, and the workers the other. */
    private static final Set<String> HALVES = Set.of("2.9", "2.10", "5.1", "5.2");

    private final Map<String, Recording> sound = new HashMap<>();
    private final VirtualPlayer player = new VirtualPlayer(TopologyExecutor::new);
    private final List<String> rows = new ArrayList<>();
    private ClusterStory story;
    private EmbeddedRedis redis;
    private Map<String, LineResult> results;

    @BeforeAll
    void auditTheSoundProgram(@TempDir Path folder) throws Exception {
        story = SoundStory.tell();
        redis = EmbeddedRedis.start(folder.resolve("redis"), 0);
        try (MirrorBench mirror = MirrorBench.open(redis.address())) {
            results = byId(new AuditRun().run(rig(this::soundly, mirror, story), _ -> {}));
        }
    }

    @AfterAll
    void writeTheTable() throws Exception {
        redis.close();
        List<String> lines = new ArrayList<>();
        lines.add("| line | fault | red lines | one worker | several workers |");
        lines.add("|---|---|---|---|---|");
        lines.addAll(rows);
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, lines);
    }

    @Test
    void findsNothingWrongWithTheSoundProgram() {
        assertThat(results.values())
                .allSatisfy(
                        result ->
                                assertThat(result.status())
                                        .as("%s %s", result.line(), result.problems())
                                        .isEqualTo(LineResult.Status.PASSED));
        Verdict verdict = Verdict.of(List.copyOf(results.values()));
        assertThat(verdict.singleWorker()).isTrue();
        assertThat(verdict.multiWorker()).isTrue();
        assertThat(Trial.of(List.copyOf(results.values())).passed()).isEqualTo(24);
    }

    @Test
    void countsNoLineAsPassedWhoseWorkersWereLeftOut() throws Exception {
        List<LineResult> quick = new AuditRun().run(new Rig(this::soundly, null, null), _ -> {});

        assertThat(quick).noneMatch(LineResult::failed);
        assertThat(quick)
                .filteredOn(result -> !result.passed())
                .extracting(result -> result.line().id())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(REDIS, WORKERS, HALVES).flatMap(Set::stream).toList());
        assertThat(quick)
                .filteredOn(result -> HALVES.contains(result.line().id()))
                .allSatisfy(
                        result ->
                                assertThat(result.evidence().getLast().text())
                                        .startsWith("not played: several workers"));
    }

    @Test
    void takesPendingForNoResult() throws Exception {
        List<LineResult> found =
                audit(
                        Fault.program(
                                "1.7",
                                "outcome-won",
                                "pending is taken for won",
                                Doctors.mistakes(PollAnswer.PENDING, PollAnswer.WON)));

        assertThat(found)
                .filteredOn(LineResult::failed)
                .extracting(result -> result.line().id())
                .containsExactly("1.7");
    }

    @Test
    void hasAFaultForEveryLine() {
        assertThat(faults().map(Fault::line))
                .containsExactlyInAnyOrderElementsOf(
                        Checklist.lines().stream().map(AuditLine::id).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void turnsExactlyItsLineRed(Fault fault) throws Exception {
        List<LineResult> found = audit(fault);
        Set<String> red =
                found.stream()
                        .filter(LineResult::failed)
                        .map(result -> result.line().id())
                        .collect(Collectors.toCollection(TreeSet::new));
        Verdict verdict = Verdict.of(found);
        rows.add(
                "| %s | %s | %s | %s | %s |"
                        .formatted(
                                fault.line(),
                                fault.what(),
                                String.join(", ", red),
                                Verdict.word(verdict.singleWorker()),
                                Verdict.word(verdict.multiWorker())));

        assertThat(red).as(fault.toString()).containsExactly(fault.line());
        assertThat(verdict.multiWorker()).as(fault.toString()).isFalse();
        assertThat(verdict.blocking()).hasSize(1);
    }

    static Stream<Fault> faults() {
        return Faults.all();
    }

    /** Lines about Redis wait for keys to end, so they are looked at again only where it counts. */
    private List<LineResult> audit(Fault fault) throws Exception {
        ClusterStory told = fault.story().apply(story);
        Function<Scenario, Recording> plays =
                scenario -> strikes(fault, scenario) ? struck(fault, scenario) : soundly(scenario);
        if (fault.strikesMirror()) {
            try (MirrorBench mirror = Benches.changing(redis.address(), fault.onTheWay())) {
                return new AuditRun().run(rig(plays, mirror, told), _ -> {});
            }
        }
        UnaryOperator<LineResult> known =
                result ->
                        result.status() == LineResult.Status.NOT_RUN
                                ? Objects.requireNonNull(results.get(result.line().id()))
                                : result;
        return new AuditRun().run(rig(plays, null, told), _ -> {}).stream().map(known).toList();
    }

    private static Rig rig(
            Function<Scenario, Recording> plays, @Nullable MirrorBench mirror, ClusterStory story) {
        return new Rig(plays, mirror, CompletableFuture.completedFuture(story));
    }

    private Recording soundly(Scenario scenario) {
        return sound.computeIfAbsent(
                scenario.name() + scenario.start(), _ -> player.record(scenario));
    }

    private static Recording struck(Fault fault, Scenario scenario) {
        return new VirtualPlayer(
                        (start, policy) -> new DoctoredExecutor(start, policy, fault.doctor()))
                .record(scenario);
    }

    private static boolean strikes(Fault fault, Scenario scenario) {
        return !fault.pairs().isEmpty()
                && scenario.steps().stream()
                        .anyMatch(step -> json(step).contains("\"pairId\":\"" + fault.pairs()));
    }

    private static String json(Step step) {
        return switch (step) {
            case Step.Offer offer -> offer.json();
            case Step.KeyedOffer offer -> offer.json();
            default -> "";
        };
    }

    private static Map<String, LineResult> byId(List<LineResult> results) {
        return results.stream()
                .collect(Collectors.toMap(result -> result.line().id(), result -> result));
    }
}
