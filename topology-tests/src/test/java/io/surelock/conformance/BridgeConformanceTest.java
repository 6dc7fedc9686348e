package io.surelock.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.bet.AccountId;
import io.surelock.bet.BetId;
import io.surelock.bet.ClientReference;
import io.surelock.bet.Money;
import io.surelock.bet.Odds;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.bridge.BridgeBookmaker;
import io.surelock.bookmaker.bridge.BridgeSettings;
import io.surelock.bookmaker.bridge.Login;
import io.surelock.bookmaker.server.BookmakerServer;
import io.surelock.bookmaker.server.ServerSettings;
import io.surelock.bookmaker.server.script.BetPlan;
import io.surelock.bookmaker.server.script.BookmakerScript;
import io.surelock.bookmaker.server.script.Fault;
import io.surelock.bookmaker.server.script.FaultTiming;

import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bridge, over real sockets to a bookmaker that writes a ledger. */
class BridgeConformanceTest extends BookmakerConformance {

    private static final BetId BET = BetId.parse("P-1/positive");
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final FaultTiming TIMING =
            new FaultTiming(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1));

    @TempDir private Path folder;

    @Override
    protected Subject open(Situation situation) throws Exception {
        Path ledger = folder.resolve("ledger.jsonl");
        BookmakerScript script =
                BookmakerScript.DEFAULT
                        .with(TIMING)
                        .with(Map.of(BET, BetPlan.of(faults(situation))));
        BookmakerServer server = BookmakerServer.start(ServerSettings.of(ledger, script));
        var bridge =
                new BridgeBookmaker(
                        new BridgeSettings(
                                server.address(),
                                new Capabilities(
                                        Duration.ofDays(1), true, Duration.ZERO, true, true),
                                Duration.ofSeconds(5),
                                CALL_TIMEOUT,
                                1 << 16),
                        _ -> Optional.of(new Login("surelock", "secret")));
        bridge.openSession(AccountId.parse("wl:prov:acc"));
        return new Bridged(bridge, server, ledger);
    }

    private static Set<Fault> faults(Situation situation) {
        return switch (situation) {
            case NORMAL -> EnumSet.noneOf(Fault.class);
            case REFUSED -> EnumSet.of(Fault.REJECT);
            case ACCEPTED_THEN_DROPPED -> EnumSet.of(Fault.ACCEPT_DROP);
            case DROPPED -> EnumSet.of(Fault.DROP);
            case ACCEPTED_THEN_SILENT -> EnumSet.of(Fault.ACCEPT_TIMEOUT);
            case ACCEPTED_THEN_ERROR -> EnumSet.of(Fault.ACCEPT_ERROR);
            case HIDDEN_AT_FIRST -> EnumSet.of(Fault.ACCEPT_DROP, Fault.NOT_FOUND_AT_FIRST);
            case TRUNCATED -> EnumSet.of(Fault.TRUNCATED);
            case GARBAGE -> EnumSet.of(Fault.GARBAGE);
            case HUGE -> EnumSet.of(Fault.HUGE);
            case RATE_LIMITED -> EnumSet.of(Fault.RATE_LIMIT);
            case SESSION_ENDED -> EnumSet.of(Fault.EXPIRE_BEFORE);
            case SESSION_ENDED_AFTERWARDS -> EnumSet.of(Fault.EXPIRE_AFTER);
            case OTHER_STAKE -> EnumSet.of(Fault.WRONG_STAKE);
            case OTHER_ODDS -> EnumSet.of(Fault.WRONG_ODDS);
        };
    }

    private record Bridged(Bookmaker bookmaker, BookmakerServer server, Path ledger)
            implements Subject {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        @Override
        public long writes() {
            return server.counts().sends();
        }

        @Override
        public List<Taken> books() {
            try {
                return Files.readAllLines(ledger).stream()
                        .map(Bridged::json)
                        .filter(line -> line.path("outcome").asText().equals("accepted"))
                        .map(Bridged::taken)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static JsonNode json(String line) {
            try {
                return JSON.readTree(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Taken taken(JsonNode line) {
            return new Taken(
                    new ClientReference(line.path("clientReference").asText()),
                    Money.of(line.path("stake").asText(), line.path("currency").asText()),
                    Odds.of(line.path("odds").asText()));
        }

        @Override
        public void close() {
            bookmaker.close();
            server.close();
        }
    }
}
