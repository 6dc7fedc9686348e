package io.surelock.chaos;

import static io.surelock.chaos.Pause.seconds;

import io.surelock.app.embedded.KafkaCluster;

import java.util.Random;

/** What can happen around the instances. */
enum SurroundingsNemesis implements Nemesis {
    /** One of the three brokers ends at once, and is started again. */
    BROKER_KILLED {
        @Override
        public void strike(Running running, Random random) throws Exception {
            KafkaCluster cluster = running.place().cluster();
            int node = anyNode(cluster, random);
            cluster.kill(node);
            running.happened(name());
            Pause.between(random, seconds(2), seconds(8));
            cluster.restart(node);
        }
    },

    /** One of the three brokers stands still. */
    BROKER_FROZEN {
        @Override
        public void strike(Running running, Random random) throws Exception {
            KafkaCluster cluster = running.place().cluster();
            int node = anyNode(cluster, random);
            cluster.freeze(node);
            running.happened(name());
            Pause.between(random, seconds(5), seconds(15));
            cluster.thaw(node);
        }
    },

    REDIS_KILLED {
        @Override
        public void strike(Running running, Random random) throws Exception {
            running.place().redis().kill();
            running.happened(name());
            Pause.between(random, seconds(1), seconds(5));
            running.place().redis().restart();
        }
    },

    REDIS_FROZEN {
        @Override
        public void strike(Running running, Random random) throws Exception {
            running.place().redis().freeze();
            running.happened(name());
            Pause.between(random, seconds(2), seconds(8));
            running.place().redis().thaw();
        }
    },

    REDIS_FLUSHED {
        @Override
        public void strike(Running running, Random random) throws Exception {
            if (!RedisText.command(running.place(), "FLUSHALL").equals("+OK")) {
                throw new AssertionError("Redis was not emptied");
            }
            running.happened(name());
        }
    },

    /** The bookmaker ends in the middle of whatever it does, and is started with its ledger. */
    BOOKMAKER_KILLED {
        @Override
        public void strike(Running running, Random random) throws Exception {
            running.bookmaker().kill();
            running.happened(name());
            Pause.between(random, seconds(0), seconds(3));
            running.bookmaker().startAgain();
        }
    };

    private static int anyNode(KafkaCluster cluster, Random random) {
        return cluster.nodes().get(random.nextInt(cluster.nodes().size()));
    }
}
