package io.surelock.audit.line;

import io.surelock.audit.cluster.ClusterStory;
import io.surelock.bet.AccountId;
import io.surelock.scenario.VirtualOutput;
import io.surelock.scenario.VirtualPlayer;
import io.surelock.scenario.topology.TopologyExecutor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A story of several workers in which nothing is wrong, told by one desk on a virtual clock. */
public final class SoundStory {

    private static final Instant UNTIL = Script.START.plusSeconds(60);

    private SoundStory() {}

    public static ClusterStory tell() {
        Script script =
                Script.named("a sound story")
                        .offer(Duration.ZERO, "pair-1")
                        .offer(Duration.ZERO, "pair-1")
                        .offer(Duration.ZERO, "pair-2", "wl1:alpha:TWO", "wl2:beta:TWO")
                        .offerWithKey(
                                Duration.ofSeconds(1),
                                "elsewhere",
                                "stray-1",
                                "wl1:alpha:THREE",
                                "wl2:beta:THREE")
                        .offer(
                                Duration.ofSeconds(20),
                                "rest-survives",
                                Script.POSITIVE,
                                "wl2:beta:FOUR")
                        .offer(
                                Duration.ofSeconds(30),
                                "rest-loaded",
                                Script.POSITIVE,
                                "wl2:beta:FIVE")
                        .offer(Duration.ofSeconds(40), "planted-1", "wl1:alpha:SIX", "wl2:beta:SIX")
                        .offer(
                                Duration.ofSeconds(41),
                                "deleted-1",
                                Script.POSITIVE,
                                "wl2:beta:SEVEN");
        Play play = new Play(new VirtualPlayer(TopologyExecutor::new).record(script.scenario()));
        List<ClusterStory.Send> sends = new ArrayList<>();
        play.sends()
                .forEach(
                        sent ->
                                sends.add(
                                        new ClusterStory.Send(
                                                sent.what().order().bet().toString(),
                                                sent.what().order().reference().toString(),
                                                sends.size() % 2 == 0 ? "one" : "two",
                                                sent.at())));
        AccountId rested = AccountId.parse(Script.POSITIVE);
        return new ClusterStory(
                2,
                List.of("nothing was done to them"),
                Set.of(
                        "pair-1",
                        "pair-2",
                        "stray-1",
                        "rest-survives",
                        "rest-loaded",
                        "planted-1",
                        "deleted-1"),
                Map.of("pair-1", 2),
                Set.of("stray-1"),
                List.of("arb-opportunities-1@7", "arb-opportunities-1@8"),
                sends,
                play.journal(),
                List.of(),
                play.events(),
                List.of("arb-opportunities-1@8", "arb-opportunities-1@7"),
                List.of(
                        new ClusterStory.Rest(false, rested, "rest-survives", UNTIL, "one", "two"),
                        new ClusterStory.Rest(true, rested, "rest-loaded", UNTIL, "two", "one")),
                List.of(
                        new ClusterStory.RedisTrial("a key planted", "planted-1", true, null),
                        new ClusterStory.RedisTrial(
                                "a key deleted", "deleted-1", false, taken(play, rested))));
    }

    private static ClusterStory.KeyTaken taken(Play play, AccountId account) {
        VirtualOutput.KeyWritten key = play.keys("cooldown:" + account).getFirst().what();
        return new ClusterStory.KeyTaken(
                account, key.key(), key.json(), key.expiresAt(), key.expiresAt(), 1);
    }
}
