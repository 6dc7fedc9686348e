package io.surelock.audit;

import io.surelock.audit.cluster.ClusterStory;
import io.surelock.audit.line.Play;
import io.surelock.audit.line.Script;
import io.surelock.audit.redis.MirrorBench;
import io.surelock.scenario.Recording;
import io.surelock.scenario.Scenario;
import io.surelock.scenario.VirtualPlayer;
import io.surelock.scenario.topology.TopologyExecutor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What the lines are played on: the topologies on a virtual clock, a real Redis, and what several
 * workers did. Parts that a test has put something wrong into fit as well.
 */
public final class Rig {

    private final Function<Scenario, Recording> player;
    private final @Nullable MirrorBench mirror;
    private final @Nullable CompletableFuture<ClusterStory> cluster;
    private final Map<String, Play> plays = new LinkedHashMap<>();

    /**
     * @param player plays a scenario on the topologies
     * @param mirror null where there is no Redis
     * @param cluster null where no workers were run
     */
    public Rig(
            Function<Scenario, Recording> player,
            @Nullable MirrorBench mirror,
            @Nullable CompletableFuture<ClusterStory> cluster) {
        this.player = player;
        this.mirror = mirror;
        this.cluster = cluster;
    }

    /** The program as it is. */
    public static Rig real(
            @Nullable MirrorBench mirror, @Nullable CompletableFuture<ClusterStory> cluster) {
        return new Rig(new VirtualPlayer(TopologyExecutor::new)::record, mirror, cluster);
    }

    /** Plays a script, once however often it is asked for. */
    public Play play(Script script) {
        return plays.computeIfAbsent(script.name(), _ -> new Play(player.apply(script.scenario())));
    }

    /**
     * What was played before under that name.
     *
     * @throws NullPointerException if nothing was
     */
    public Play play(String name) {
        return Objects.requireNonNull(plays.get(name), name);
    }

    /** The names of everything played so far, in order. */
    public List<String> names() {
        return new ArrayList<>(plays.keySet());
    }

    /** The mirror on a real Redis. */
    public MirrorBench mirror() {
        return Objects.requireNonNull(mirror, "a probe says what it needs");
    }

    /** What several workers did, where they are run; waits until they have done it. */
    public Optional<ClusterStory> cluster() {
        return Optional.ofNullable(cluster).map(CompletableFuture::join);
    }

    /** Whether a probe with these needs can be run. */
    public boolean has(Probe.Needs needs) {
        return switch (needs) {
            case RULES -> true;
            case REDIS -> mirror != null;
            case WORKERS -> cluster != null;
        };
    }
}
