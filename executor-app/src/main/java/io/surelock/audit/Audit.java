package io.surelock.audit;

import io.surelock.app.Closing;
import io.surelock.app.embedded.EmbeddedRedis;
import io.surelock.app.embedded.InfraException;
import io.surelock.audit.cluster.ClusterRun;
import io.surelock.audit.cluster.ClusterStory;
import io.surelock.audit.redis.MirrorBench;
import io.surelock.audit.report.HtmlReport;
import io.surelock.audit.report.JsonReport;
import io.surelock.audit.report.MarkdownReport;
import io.surelock.desk.policy.Policy;

import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** One audit of this program, from the first line to the reports. */
public final class Audit {

    private final Build build;
    private final Path scratch;
    private final boolean quick;

    /**
     * Which build is audited.
     *
     * @param commit empty where the build did not know it
     */
    public record Build(String version, String commit) {}

    /**
     * @param scratch an empty folder for whatever runs meanwhile
     * @param quick without the workers on a real Kafka
     */
    public Audit(Build build, Path scratch, boolean quick) {
        this.build = build;
        this.scratch = scratch;
        this.quick = quick;
    }

    /**
     * Looks at every line.
     *
     * @param listener hears of each line as soon as it is there
     * @throws InfraException with one sentence if Redis cannot be started
     */
    public AuditReport run(Consumer<LineResult> listener)
            throws InfraException, IOException, InterruptedException {
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        long began = System.nanoTime();
        CompletableFuture<ClusterStory> workers = quick ? null : startWorkers();
        try (Closing closing = new Closing()) {
            EmbeddedRedis redis =
                    closing.add("Redis", EmbeddedRedis.start(scratch.resolve("mirror"), 0));
            MirrorBench mirror = closing.add("mirror", MirrorBench.open(redis.address()));
            List<LineResult> results = new AuditRun().run(Rig.real(mirror, workers), listener);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return AuditReport.of(facts(redis.version(), startedAt, took), results);
        }
    }

    /**
     * Writes {@code audit.md}, {@code audit.json} and {@code audit.html}.
     *
     * @param folder made if it is not there
     */
    public static void write(AuditReport report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("audit.md"), MarkdownReport.of(report));
        Files.writeString(folder.resolve("audit.json"), JsonReport.of(report));
        Files.writeString(folder.resolve("audit.html"), HtmlReport.of(report));
    }

    private CompletableFuture<ClusterStory> startWorkers() {
        CompletableFuture<ClusterStory> story = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("audit-workers")
                .daemon()
                .start(
                        () -> {
                            try {
                                story.complete(new ClusterRun(scratch.resolve("workers")).run());
                            } catch (Exception e) {
                                story.completeExceptionally(new CompletionException(e));
                            }
                        });
        return story;
    }

    private AuditFacts facts(@Nullable String redis, Instant startedAt, Duration took) {
        return new AuditFacts(
                build.version(),
                build.commit(),
                AppInfoParser.getVersion(),
                redis == null ? "" : redis,
                Runtime.version().toString(),
                "%s %s, %s, %d processors"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch"),
                                Runtime.getRuntime().availableProcessors()),
                policy(Policy.DEFAULT),
                startedAt,
                took,
                quick);
    }

    /** The desk's numbers by their names in the configuration. */
    private static Map<String, String> policy(Policy policy) {
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("cooldown", seconds(policy.cooldown()));
        numbers.put("maxOpportunityAge", seconds(policy.maxOpportunityAge()));
        numbers.put("hold", policy.hold().toString().toLowerCase(Locale.ROOT));
        numbers.put("placementWindow", seconds(policy.placementWindow()));
        numbers.put("callTimeout", seconds(policy.callTimeout()));
        numbers.put("callMargin", seconds(policy.callMargin()));
        numbers.put("lookupInterval", seconds(policy.lookupInterval()));
        numbers.put("lookupDeadline", seconds(policy.lookupDeadline()));
        numbers.put("polls.interval", seconds(policy.polls().interval()));
        numbers.put("polls.maxPolls", Integer.toString(policy.polls().maxPolls()));
        return numbers;
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }
}
