package io.surelock.app;

import io.surelock.app.config.Configuration;
import io.surelock.app.config.SurelockConfig;
import io.surelock.bookmaker.Bookmaker;
import io.surelock.bookmaker.paper.Latency;
import io.surelock.bookmaker.paper.PaperBook;
import io.surelock.bookmaker.paper.PaperBookmaker;
import io.surelock.worker.Bookmakers;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The bookmakers of a configuration. So far all are paper; each provider has books of its own. */
public final class ConfiguredBookmakers {

    private ConfiguredBookmakers() {}

    /** Finds a provider's bookmaker, and opens it when it is first asked for. */
    public static Bookmakers of(Configuration configuration) {
        Map<String, Bookmaker> open = new ConcurrentHashMap<>();
        return provider ->
                Optional.of(open.computeIfAbsent(provider, name -> paper(configuration, name)));
    }

    private static Bookmaker paper(Configuration configuration, String provider) {
        SurelockConfig.Bookmaker named =
                configuration.settings().bookmakers().providers().get(provider);
        Duration latency = named == null ? Duration.ZERO : named.latency();
        return new PaperBookmaker(
                PaperBook.acceptingAll(), Clock.systemUTC(), Latency.fixed(latency));
    }
}
