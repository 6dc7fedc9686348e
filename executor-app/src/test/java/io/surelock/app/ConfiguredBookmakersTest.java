package io.surelock.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.app.config.ConfigInput;
import io.surelock.app.config.ConfigLoader;
import io.surelock.bookmaker.bridge.BridgeBookmaker;
import io.surelock.bookmaker.paper.PaperBookmaker;
import io.surelock.worker.Bookmakers;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class ConfiguredBookmakersTest {

    @Test
    void everyProviderIsOnPaperWhereNoneIsReal() throws Exception {
        Bookmakers bookmakers = of(Map.of());

        assertThat(bookmakers.find("alpha")).containsInstanceOf(PaperBookmaker.class);
        assertThat(bookmakers.find("alpha")).isEqualTo(bookmakers.find("alpha"));
        assertThat(bookmakers.find("beta")).isPresent();
    }

    /** On paper it would accept, and the hedge would be a real bet. */
    @Test
    void aProviderThatIsNotNamedIsNobodyWhereOneIsReal() throws Exception {
        Bookmakers bookmakers =
                of(
                        Map.of(
                                "bookmakers.alpha.kind", "bridge",
                                "bookmakers.alpha.url", "https://bridge.example.com",
                                "bookmakers.alpha.username", "ann",
                                "bookmakers.alpha.password", "s3cret"));

        assertThat(bookmakers.find("alpha")).containsInstanceOf(BridgeBookmaker.class);
        assertThat(bookmakers.find("Alpha")).isEmpty();
        assertThat(bookmakers.find("beta")).isEmpty();
    }

    private static Bookmakers of(Map<String, String> flags) throws Exception {
        Map<String, String> all = new HashMap<>(flags);
        all.put("kafka.bootstrap-servers", "b:9092");
        return ConfiguredBookmakers.of(
                ConfigLoader.load(new ConfigInput(all, Map.of(), Optional.empty())));
    }
}
