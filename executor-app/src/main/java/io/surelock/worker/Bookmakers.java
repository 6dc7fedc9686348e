package io.surelock.worker;

import io.surelock.bookmaker.Bookmaker;

import java.util.Map;
import java.util.Optional;

/** The bookmakers that this process can talk to. Safe for use by many threads. */
@FunctionalInterface
public interface Bookmakers {

    /**
     * The bookmaker of a provider, by the middle part of an account.
     *
     * @return empty if none is configured
     */
    Optional<Bookmaker> find(String provider);

    /** A fixed set of bookmakers by their providers. */
    static Bookmakers of(Map<String, Bookmaker> byProvider) {
        Map<String, Bookmaker> fixed = Map.copyOf(byProvider);
        return provider -> Optional.ofNullable(fixed.get(provider));
    }
}
