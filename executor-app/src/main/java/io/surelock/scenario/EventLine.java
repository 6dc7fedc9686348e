package io.surelock.scenario;

import io.surelock.event.PublicEvent;

/** A public event as scenario files write it: {@code name subject detail}. */
public final class EventLine {

    private EventLine() {}

    /** The line of one event; only the details that scenario files name are part of it. */
    public static String of(PublicEvent event) {
        return switch (event) {
            case PublicEvent.BetExecuted e -> line(e, e.bet().toString(), e.status());
            case PublicEvent.ArbBlocked e -> line(e, e.pairId(), e.reason());
            case PublicEvent.ExposureAlert e -> line(e, e.pairId(), e.reason());
            case PublicEvent.PairReconciled e -> line(e, e.pairId(), e.result());
            case PublicEvent.ArbSuccess e -> line(e);
            case PublicEvent.ArbFailed e -> line(e);
            case PublicEvent.ArbEmergency e -> line(e);
            case PublicEvent.ExposureResolved e -> line(e);
        };
    }

    private static String line(PublicEvent event) {
        return event.event() + " " + event.pairId();
    }

    private static String line(PublicEvent event, String subject, String detail) {
        return event.event() + " " + subject + " " + detail;
    }
}
