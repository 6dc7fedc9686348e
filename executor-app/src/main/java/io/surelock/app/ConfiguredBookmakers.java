package io.surelock.app;

import io.surelock.app.config.BookmakerKind;
import io.surelock.app.config.Configuration;
import io.surelock.app.config.SurelockConfig;
import io.surelock.bet.AccountId;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.Capabilities;
import io.surelock.bookmaker.bridge.BridgeBookmaker;
import io.surelock.bookmaker.bridge.BridgeSettings;
import io.surelock.bookmaker.bridge.Login;
import io.surelock.bookmaker.bridge.Logins;
import io.surelock.bookmaker.paper.Latency;
import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.bookmaker.paper.PaperBookmaker;
import io.surelock.worker.Bookmakers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bookmakers of a configuration. On paper, each provider has books of its own, and every
 * provider is one. As soon as one is real, only those that are named are there: a bet on paper next
 * to a real one would be a real bet without a hedge.
 */
public final class ConfiguredBookmakers {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredBookmakers.class);

    private ConfiguredBookmakers() {}

    /**
     * Finds a provider's bookmaker. Bridges are made at once, so that a mistake is found before the
     * start; paper ones when they are first asked for.
     *
     * @throws StartException if a file with logins cannot be used
     */
    public static Bookmakers of(Configuration configuration) throws StartException {
        Map<String, SurelockConfig.Bookmaker> named =
                configuration.settings().bookmakers().providers();
        Map<String, Bookmaker> open = new ConcurrentHashMap<>();
        for (Map.Entry<String, SurelockConfig.Bookmaker> one : named.entrySet()) {
            if (one.getValue().kind() == BookmakerKind.BRIDGE) {
                try {
                    open.put(one.getKey(), bridge(one.getKey(), one.getValue()));
                } catch (IllegalStateException e) {
                    throw new StartException(String.valueOf(e.getMessage()), e);
                }
            }
        }
        if (!open.isEmpty()) {
            return Bookmakers.of(open);
        }
        return provider ->
                Optional.of(
                        open.computeIfAbsent(
                                provider, name -> paper(Optional.ofNullable(named.get(name)))));
    }

    private static Bookmaker bridge(String provider, SurelockConfig.Bookmaker bridge)
            throws StartException {
        Duration longestCall = bridge.connectTimeout().plus(bridge.answerTimeout());
        if (!bridge.cancels() && bridge.absenceAge().compareTo(longestCall) < 0) {
            LOG.warn(
                    "bookmakers.{}.absence-age is shorter than a call may take ({} s): a bet can be called"
                            + " absent that still arrives. Make it longer.",
                    provider,
                    longestCall.toSeconds());
        }
        Capabilities capabilities =
                new Capabilities(
                        bridge.duplicateWindow(),
                        bridge.lookupByReference(),
                        bridge.absenceAge(),
                        bridge.refusesLate(),
                        bridge.cancels());
        URI url = URI.create(bridge.url().orElseThrow()); // checked when the configuration was read
        return new BridgeBookmaker(
                new BridgeSettings(
                        url,
                        capabilities,
                        bridge.connectTimeout(),
                        bridge.answerTimeout(),
                        bridge.maxAnswerBytes()),
                logins(provider, bridge));
    }

    private static Logins logins(String provider, SurelockConfig.Bookmaker bridge)
            throws StartException {
        Map<AccountId, Login> own = Map.of();
        Optional<Path> file = bridge.logins();
        if (file.isPresent()) {
            own = LoginsFile.read("bookmakers." + provider + ".logins", file.get());
        }
        Map<AccountId, Login> byAccount = own;
        Optional<Login> common =
                bridge.username()
                        .map(username -> new Login(username, bridge.password().orElseThrow()));
        return account -> Optional.ofNullable(byAccount.get(account)).or(() -> common);
    }

    private static Bookmaker paper(Optional<SurelockConfig.Bookmaker> named) {
        Duration latency = named.map(SurelockConfig.Bookmaker::latency).orElse(Duration.ZERO);
        return new PaperBookmaker(
                PaperBook.acceptingAll(), Clock.systemUTC(), Latency.fixed(latency));
    }
}
