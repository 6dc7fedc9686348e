package io.surelock.app.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the settings of one bridge must be together. */
final class BridgeRules {

    private BridgeRules() {}

    /** Problems, one sentence each. */
    static List<String> problems(SurelockConfig settings) {
        List<String> problems = new ArrayList<>();
        if (settings.bookmakers().otherwise() == BookmakerKind.BRIDGE) {
            problems.add(
                    "bookmakers.default cannot be bridge, which needs a url of its own: name each"
                            + " provider that has one.");
        }
        problems.addAll(mixtureProblems(settings.bookmakers().providers()));
        settings.bookmakers()
                .providers()
                .forEach(
                        (provider, bookmaker) -> {
                            if (bookmaker.kind() == BookmakerKind.BRIDGE) {
                                problems.addAll(problems("bookmakers." + provider, bookmaker));
                            }
                        });
        return problems;
    }

    /** A pair with one leg on paper would be a real bet without a hedge. */
    private static List<String> mixtureProblems(Map<String, SurelockConfig.Bookmaker> providers) {
        Optional<String> real = first(providers, BookmakerKind.BRIDGE);
        Optional<String> paper = first(providers, BookmakerKind.PAPER);
        return real.isEmpty() || paper.isEmpty()
                ? List.of()
                : List.of(
                        ("bookmakers.%s is paper and bookmakers.%s a bridge, and a pair on both would"
                                        + " be a real bet without a hedge: make all bridges, or none.")
                                .formatted(paper.get(), real.get()));
    }

    private static Optional<String> first(
            Map<String, SurelockConfig.Bookmaker> providers, BookmakerKind kind) {
        return new TreeMap<>(providers)
                .entrySet().stream()
                        .filter(provider -> provider.getValue().kind() == kind)
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static List<String> problems(String name, SurelockConfig.Bookmaker bridge) {
        List<String> problems = new ArrayList<>();
        if (bridge.url().isEmpty()) {
            problems.add(name + ".url is missing: give the address of the bridge.");
        } else {
            problems.addAll(addressProblems(name, bridge.url().get(), bridge.allowPlainHttp()));
        }
        if (bridge.username().isPresent() != bridge.password().isPresent()) {
            problems.add(
                    "%s.username and %s.password belong together: give both or none."
                            .formatted(name, name));
        }
        if (bridge.username().isEmpty() && bridge.logins().isEmpty()) {
            problems.add(
                    "%s has no login: give %s.username and %s.password, or %s.logins."
                            .formatted(name, name, name, name));
        }
        return problems;
    }

    private static List<String> addressProblems(String name, String url, boolean isPlainAllowed) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return List.of("%s.url is no address: %s.".formatted(name, e.getMessage()));
        }
        if (uri.getHost() == null) {
            return List.of("%s.url names no host: %s.".formatted(name, url));
        }
        boolean isPlain = "http".equals(uri.getScheme().toLowerCase(Locale.ROOT));
        return isPlain && !isPlainAllowed && !isLoopback(uri.getHost())
                ? List.of(
                        "%s.url sends logins and bets in the clear to %s: use https://, or set"
                                        .formatted(name, uri.getHost())
                                + " %s.allow-plain-http to true.".formatted(name))
                : List.of();
    }

    /** Only of what is written as a loopback address: a name may change its meaning. */
    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        boolean isLiteral = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return isLiteral && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
