package io.surelock.alert;

import java.time.Duration;

/** What became of one attempt to tell a receiver. */
sealed interface Delivery {

    /** The receiver said that it has the event. */
    record Delivered() implements Delivery {}

    /**
     * The receiver could not be reached, or cannot take anything at the moment.
     *
     * @param why a sentence without full stop
     * @param atLeast what the receiver asks to be left alone for; zero if it does not ask
     */
    record Later(String why, Duration atLeast) implements Delivery {}

    /**
     * The receiver does not want this event.
     *
     * @param why a sentence without full stop
     */
    record Refused(String why) implements Delivery {}
}
