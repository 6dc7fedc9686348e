package io.surelock.alert;

import java.util.Optional;

/**
 * How a receiver is served.
 *
 * @param name the receiver's
 * @param delivered events it took since the start of this process
 * @param putAside events that went to the dead letters instead
 * @param problem why it is not told anything at the moment; empty while it works
 */
public record ReceiverStatus(
        String name, long delivered, long putAside, Optional<String> problem) {}
