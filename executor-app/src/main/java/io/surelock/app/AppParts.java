package io.surelock.app;

import io.surelock.alert.AlertReceiver;
import io.surelock.mirror.RedisSettings;
import io.surelock.worker.Bookmakers;
import io.surelock.worker.WorkerListener;

import java.util.List;

/**
 * What a running program talks to besides Kafka.
 *
 * @param redis used by the mirror role only
 * @param receivers used by the alerts role only
 * @param listener hears what the placement worker does
 */
public record AppParts(
        Bookmakers bookmakers,
        RedisSettings redis,
        List<AlertReceiver> receivers,
        WorkerListener listener) {

    public AppParts {
        receivers = List.copyOf(receivers);
    }
}
