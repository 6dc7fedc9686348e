package io.surelock.worker.settlement;

import io.surelock.clock.BrokerTime;
import io.surelock.contract.Wire;
import io.surelock.worker.Bookmakers;
import io.surelock.worker.WorkerClients;

/** What a settlement worker is built from. */
public record SettlementParts(
        SettlementSettings settings,
        WorkerClients clients,
        Wire wire,
        BrokerTime clock,
        Bookmakers bookmakers) {}
