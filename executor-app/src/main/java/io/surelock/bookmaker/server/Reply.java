package io.surelock.bookmaker.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;

/**
 * One HTTP answer, and what is done to it on the way.
 *
 * @param status of HTTP
 * @param retryAfter for how long to stay away, whole seconds
 * @param delivery how it goes over the wire
 */
record Reply(int status, String body, Optional<Duration> retryAfter, Delivery delivery) {

    /** How an answer goes over the wire. */
    enum Delivery {
        WHOLE,
        /** The same bytes a second time. */
        TWICE,
        /** Half of what was announced, and then the end of the connection. */
        HALF,
        /** Not a byte, and the end of the connection. */
        NOTHING
    }

    static Reply json(int status, ObjectNode body) {
        return new Reply(status, body.toString(), Optional.empty(), Delivery.WHOLE);
    }

    /** A body of a status and nothing else. */
    static Reply status(int status, String name) {
        return json(status, object(name));
    }

    /** A body of a status and the reason why. */
    static Reply reason(int status, String name, String reason) {
        return json(status, object(name).put("reason", reason));
    }

    static Reply sessionLost(String reason) {
        return reason(401, "session_lost", reason);
    }

    static Reply notPlaced(String reason) {
        return reason(422, "not_placed", reason);
    }

    static Reply error(int status, String reason) {
        return reason(status, "error", reason);
    }

    /** Too many calls. */
    static Reply tooMany(Duration wait) {
        // Whole seconds, and never fewer than it takes.
        Duration seconds = Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
        Reply plain =
                reason(429, "not_placed", "too many calls; wait " + seconds.toSeconds() + " s");
        return new Reply(429, plain.body, Optional.of(seconds), Delivery.WHOLE);
    }

    /** The end of the connection. */
    static Reply nothing() {
        return new Reply(0, "", Optional.empty(), Delivery.NOTHING);
    }

    Reply delivered(Delivery other) {
        return new Reply(status, body, retryAfter, other);
    }

    Reply with(String otherBody) {
        return new Reply(status, otherBody, retryAfter, delivery);
    }

    static ObjectNode object(String status) {
        return JsonNodeFactory.instance.objectNode().put("status", status);
    }
}
