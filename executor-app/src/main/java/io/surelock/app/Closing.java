package io.surelock.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;

/** Parts that were started, to be stopped in the opposite order, each whatever the others do. */
public final class Closing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String name, AutoCloseable part) {}

    /** Adds a part that has just been started, and returns it. */
    public synchronized <T extends AutoCloseable> T add(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            long began = System.nanoTime();
            try {
                part.part().close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly: {}", part.name(), e.toString(), e);
            }
            long took = (System.nanoTime() - began) / 1_000_000;
            LOG.info("{} stopped in {} ms", part.name(), took);
        }
    }
}
