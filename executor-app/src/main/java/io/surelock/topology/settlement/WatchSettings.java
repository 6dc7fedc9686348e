package io.surelock.topology.settlement;

import io.surelock.clock.BrokerTime;
import io.surelock.contract.Wire;

import java.time.Duration;

/**
 * What the settlement topology needs from outside.
 *
 * @param shortestWakeup least time between two looks at what is due; 250 ms in production
 */
public record WatchSettings(Wire wire, BrokerTime clock, Duration shortestWakeup) {}
