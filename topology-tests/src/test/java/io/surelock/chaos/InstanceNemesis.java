package io.surelock.chaos;

import static io.surelock.chaos.Pause.seconds;

import static org.awaitility.Awaitility.await;

import io.surelock.chaos.agent.CrashPoint;
import io.surelock.chaos.agent.LostCommit;

import java.time.Duration;
import java.util.Random;

/** What can happen to instances. Each waits until the instances work again. */
enum InstanceNemesis implements Nemesis {
    /** {@code kill -9}, and a start soon after. */
    KILL {
        @Override
        public void strike(Running running, Random random) throws Exception {
            Instance instance = running.any(random);
            instance.child().kill();
            running.happened(name());
            Pause.between(random, seconds(0), seconds(3));
            running.bringUp(instance);
        }
    },

    /** Frozen for longer than a transaction may stay open, and then it goes on. */
    FREEZE_BEYOND_TRANSACTION {
        @Override
        public void strike(Running running, Random random) throws Exception {
            Instance instance = running.any(random);
            instance.child().freeze();
            Pause.between(random, seconds(12), seconds(16));
            instance.child().thaw();
            running.happened(name());
        }
    },

    /** An instance comes and goes every few seconds. */
    REBALANCES {
        @Override
        public void strike(Running running, Random random) throws Exception {
            try (Instance guest = new Instance(running.place(), "guest", running.setup())) {
                guest.child().kill();
                for (int visit = 0; visit < VISITS; visit++) {
                    running.bringUp(guest);
                    Pause.between(random, seconds(0), seconds(3));
                    guest.child().stop();
                    running.happened(name());
                }
            }
        }
    },

    /** Requests that were read before a rebalance are taken up after it. */
    REQUESTS_KEPT_OVER_A_REBALANCE {
        @Override
        public void strike(Running running, Random random) throws Exception {
            standStillAt(CrashPoint.PLACEMENT_AFTER_POLL, running, random);
            running.happened(name());
        }
    },

    /** A transaction of attempts is complete, and its worker stands still until it is aborted. */
    COMMIT_OUTLIVED {
        @Override
        public void strike(Running running, Random random) throws Exception {
            standStillAt(CrashPoint.PLACEMENT_BEFORE_COMMIT, running, random);
            running.happened(name());
        }
    },

    /** Attempts are committed, and no answer says so. */
    COMMIT_WITHOUT_ANSWER {
        @Override
        public void strike(Running running, Random random) throws Exception {
            loseCommit(LostCommit.COMMITTED_WITHOUT_ANSWER, running, random);
            running.happened(name());
        }
    },

    /** Attempts are aborted, and no answer says so. */
    ABORT_WITHOUT_ANSWER {
        @Override
        public void strike(Running running, Random random) throws Exception {
            loseCommit(LostCommit.ABORTED_WITHOUT_ANSWER, running, random);
            running.happened(name());
        }
    },

    /** An operator sets the workers' groups back while nobody is in them. */
    OFFSETS_REWOUND {
        @Override
        public void strike(Running running, Random random) throws Exception {
            running.killAll();
            int moved = OffsetRewind.of(running.place());
            if (moved > 0) {
                running.happened(name());
            }
            running.bringUpAll();
        }
    },

    /** Workers go on while no desk decides, so outcomes wait. */
    DESK_DOWN {
        @Override
        public void strike(Running running, Random random) throws Exception {
            onlyWith(running, random, "workers", "placement-worker", "settlement-worker", "mirror");
            running.happened(name());
        }
    },

    /** The desk goes on while no worker takes requests, until they expire. */
    WORKERS_DOWN {
        @Override
        public void strike(Running running, Random random) throws Exception {
            onlyWith(running, random, "desk", "desk", "settlement", "mirror");
            running.happened(name());
        }
    },

    /** One instance's clock is an hour ahead. */
    CLOCK_AHEAD {
        @Override
        public void strike(Running running, Random random) throws Exception {
            clockOff(Duration.ofHours(1), running, random);
            running.happened(name());
        }
    },

    /** One instance's clock is an hour behind. */
    CLOCK_BEHIND {
        @Override
        public void strike(Running running, Random random) throws Exception {
            clockOff(Duration.ofHours(-1), running, random);
            running.happened(name());
        }
    };

    private static final int VISITS = 3;
    private static final Duration REACHED_WITHIN = Duration.ofSeconds(90);

    private static void standStillAt(CrashPoint point, Running running, Random random)
            throws Exception {
        Instance instance = running.any(random);
        instance.child().kill();
        running.bringUp(instance, nothing -> nothing.stopAt(point));
        await("the instance to stand still at " + point)
                .atMost(REACHED_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> instance.child().isFrozen());
        Pause.between(random, seconds(12), seconds(16));
        instance.child().thaw();
    }

    private static void loseCommit(LostCommit lost, Running running, Random random)
            throws Exception {
        Instance instance = running.any(random);
        instance.child().kill();
        long before = times(instance, lost);
        running.bringUp(instance, nothing -> nothing.lose(lost));
        await("a commit to get lost: " + lost)
                .atMost(REACHED_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> times(instance, lost) > before);
    }

    private static long times(Instance instance, LostCommit lost) {
        return instance.hits().stream().filter(("commit." + lost)::equals).count();
    }

    /** Everything is down but one instance with some of the roles. */
    private static void onlyWith(Running running, Random random, String id, String... roles)
            throws Exception {
        Pause.between(random, seconds(1), seconds(3));
        running.killAll();
        try (Instance only = new Instance(running.place(), id, running.setup().withRoles(roles))) {
            only.child().kill();
            running.bringUp(only);
            Pause.between(random, seconds(14), seconds(20));
            only.child().stop();
        }
        running.bringUpAll();
    }

    private static void clockOff(Duration off, Running running, Random random) throws Exception {
        Instance instance = running.any(random);
        instance.child().kill();
        running.bringUp(instance, nothing -> nothing.clockOffBy(off));
        Pause.between(random, seconds(8), seconds(12));
        instance.child().kill();
        running.bringUp(instance);
    }
}
