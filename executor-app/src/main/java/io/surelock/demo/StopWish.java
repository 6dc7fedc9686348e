package io.surelock.demo;

import java.time.Duration;

/** Somebody's wish to stop, as something to wait for. */
@FunctionalInterface
public interface StopWish {

    /** Waits, no longer than this; true as soon as somebody wishes to stop. */
    boolean await(Duration atMost) throws InterruptedException;
}
