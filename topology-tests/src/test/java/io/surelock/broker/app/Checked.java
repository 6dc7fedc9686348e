package io.surelock.broker.app;

import io.surelock.check.CheckInputs;
import io.surelock.check.CheckReport;
import io.surelock.check.CheckRun;
import io.surelock.check.KafkaLog;
import io.surelock.check.invariant.InvariantResult;
import io.surelock.contract.Topic;

import org.apache.kafka.clients.admin.Admin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Verifies a test's whole log and its bookmaker's ledger, as the command {@code check} does. */
final class Checked {

    private Checked() {}

    /** The violations of a run whose pairs are all over, one sentence each. */
    static List<String> violations(Infra infra, Path sharedLedger) throws Exception {
        return of(infra, sharedLedger).invariants().stream()
                .map(InvariantResult::first)
                .flatMap(List::stream)
                .toList();
    }

    static CheckReport of(Infra infra, Path sharedLedger) throws Exception {
        Path ledger =
                Files.write(
                        sharedLedger.resolveSibling("ledger.jsonl"),
                        SharedLedger.read(sharedLedger).stream().map(Checked::line).toList());
        try (Admin admin = Admin.create(Map.copyOf(infra.kafka()))) {
            List<String> first = CheckRun.DISPOSALS.stream().map(Topic::name).toList();
            KafkaLog log = new KafkaLog(infra.kafka(), admin, first);
            CheckInputs inputs = new CheckInputs(ledger, null, null, true);
            return new CheckRun(log, inputs, _ -> {}).run();
        }
    }

    private static String line(SharedLedger.Send send) {
        return """
        {"at":"%s","clientReference":"%s","bet":"%s","account":"%s","stake":"%s","odds":"%s",\
        "currency":"%s","ticket":"%s","outcome":"accepted"}"""
                .formatted(
                        send.at(),
                        send.reference(),
                        send.bet(),
                        send.account(),
                        send.stake().amount(),
                        send.odds(),
                        send.stake().currency(),
                        send.ticket());
    }
}
