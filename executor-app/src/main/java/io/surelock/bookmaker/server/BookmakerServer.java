package io.surelock.bookmaker.server;

import io.surelock.bet.ClientReference;
import io.surelock.bookmaker.server.ledger.BookKeeper;
import io.surelock.bookmaker.server.ledger.LedgerException;
import io.surelock.bookmaker.server.ledger.ReadBack;
import io.surelock.bookmaker.server.script.BookmakerScript;

import java.net.URI;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bookmaker that speaks the bridge contract. {@link #start} it, bet at its {@link #address}, and
 * {@link #close} it; its ledger stays and is read back by the next.
 */
public final class BookmakerServer implements AutoCloseable {

    private final BookKeeper keeper;
    private final WireServer wire;
    private final FaultCounts counts;
    private final String host;

    private BookmakerServer(BookKeeper keeper, WireServer wire, FaultCounts counts, String host) {
        this.keeper = keeper;
        this.wire = wire;
        this.counts = counts;
        this.host = host;
    }

    /**
     * Reads the ledger back and takes calls from then on.
     *
     * @throws BookmakerServerException if the ledger cannot be used, another process uses it, or
     *     the address cannot be listened on
     */
    public static BookmakerServer start(ServerSettings settings) throws BookmakerServerException {
        Set<ClientReference> sent = ConcurrentHashMap.newKeySet();
        BookmakerScript script = settings.script();
        BookKeeper keeper;
        try {
            keeper = BookKeeper.open(settings.ledger(), script, settings.clock(), sent::add);
        } catch (LedgerException e) {
            throw new BookmakerServerException(String.valueOf(e.getMessage()), e);
        }
        var counts = new FaultCounts();
        var parts =
                new ServerParts(
                        keeper,
                        script,
                        new Sessions(script.sessions()),
                        new RateLimiter(script.rate()),
                        counts,
                        Delays.of(script, new Random()), // safe for many callers at once
                        settings.clock());
        try {
            Routes routes = new Routes(parts, new Placements(parts, sent));
            WireServer wire = WireServer.listen(settings.host(), settings.port(), routes);
            return new BookmakerServer(keeper, wire, counts, settings.host());
        } catch (BookmakerServerException | RuntimeException e) {
            keeper.close();
            throw e;
        }
    }

    /** Where it can be called, such as {@code http://127.0.0.1:8790}. */
    public URI address() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + port());
    }

    /** The port it listens on. */
    public int port() {
        return wire.port();
    }

    /** What the ledger held at the start. */
    public ReadBack readBack() {
        return keeper.readBack();
    }

    /** What was done since the start. */
    public ServerCounts counts() {
        return counts.now();
    }

    /** Why it takes no calls any more; empty while it does. */
    public Optional<String> failure() {
        return keeper.failure();
    }

    /** Breaks off all calls and gives port and ledger free. */
    @Override
    public void close() {
        wire.close();
        keeper.close();
    }
}
