package io.surelock.alert;

import io.surelock.bet.Identifiers;
import io.surelock.contract.Topics;
import io.surelock.event.PublicEvent;

import java.net.URI;
import java.util.Set;

/**
 * Someone outside who wants to know.
 *
 * @param name 1 to 64 characters of {@code A-Z a-z 0-9 . _ @ -}, unique; part of the consumer
 *     group, so another name begins with the oldest event again
 * @param url where to POST, http or https; never logged, because many contain a token
 * @param secret the key of the signatures, not empty; never logged
 * @param events names of the events to send
 */
public record AlertReceiver(String name, URI url, String secret, Set<String> events) {

    /** What is sent where nothing else is asked for. */
    public static final Set<String> EXPOSURES = Set.of("exposure_alert", "exposure_resolved");

    public AlertReceiver {
        Identifiers.require("the name of an alert receiver", name);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "the url of alert receiver " + name + " must be http or https with a host");
        }
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("alert receiver " + name + " needs a secret");
        }
        events = Set.copyOf(events);
        if (events.isEmpty() || !PublicEvent.NAMES.containsAll(events)) {
            throw new IllegalArgumentException(
                    "the events of alert receiver %s must be some of %s"
                            .formatted(name, PublicEvent.NAMES.stream().sorted().toList()));
        }
    }

    /** A receiver of exposures only. */
    public static AlertReceiver ofExposures(String name, URI url, String secret) {
        return new AlertReceiver(name, url, secret, EXPOSURES);
    }

    /** The shortest topic that has all its events. */
    String topic() {
        return EXPOSURES.containsAll(events)
                ? Topics.EXPOSURE_EVENTS.name()
                : Topics.EXECUTOR_EVENTS.name();
    }

    /** Says the name only. */
    @Override
    public String toString() {
        return "alert receiver " + name;
    }
}
