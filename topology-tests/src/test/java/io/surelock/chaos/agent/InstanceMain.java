package io.surelock.chaos.agent;

import io.surelock.cli.Surelock;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The program in a process that ends with the test that started it, however that ends. */
public final class InstanceMain {

    private static final int ORPHANED = 99;

    private InstanceMain() {}

    /** Arguments: those of the program. */
    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("orphan-watch").start(InstanceMain::endWithTheTest);
        Surelock.main(arguments);
    }

    private static void endWithTheTest() {
        try {
            while (System.in.read() >= 0) {
                // Only the end counts.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }
}
