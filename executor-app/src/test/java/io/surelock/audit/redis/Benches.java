package io.surelock.audit.redis;

import io.surelock.mirror.RedisWrite;

import java.io.IOException;
import java.util.function.UnaryOperator;

/** Mirrors that something happens to. */
public final class Benches {

    private Benches() {}

    /** A mirror whose writes are changed on their way. */
    public static MirrorBench changing(String address, UnaryOperator<RedisWrite> onTheWay)
            throws IOException {
        return MirrorBench.open(address, onTheWay);
    }
}
