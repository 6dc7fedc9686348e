package io.surelock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;
import java.util.Set;

class AlertReceiverTest {

    private static final URI URL = URI.create("https://hooks.example.org/T0KEN");

    @Test
    void readsTheShortTopicWhenItWantsExposuresOnly() {
        AlertReceiver receiver = AlertReceiver.ofExposures("pager", URL, "whsec");

        assertThat(receiver.topic()).isEqualTo("exposure-events");
        assertThat(new RelayClients(Map.of(), "surelock").group(receiver))
                .isEqualTo("surelock-alerts-pager");
        assertThat(new RelayClients(Map.of(), "second").group(receiver))
                .isEqualTo("second-alerts-pager");
    }

    @Test
    void readsAllEventsWhenItWantsAnyOther() {
        AlertReceiver receiver =
                new AlertReceiver("log", URL, "whsec", Set.of("exposure_alert", "pair_reconciled"));

        assertThat(receiver.topic()).isEqualTo("executor-events");
    }

    @Test
    void saysNeitherUrlNorSecret() {
        assertThat(AlertReceiver.ofExposures("pager", URL, "whsec"))
                .hasToString("alert receiver pager");
    }

    @Test
    void refusesWhatCannotWork() {
        assertRefused("bad name", URL, "whsec", AlertReceiver.EXPOSURES);
        assertRefused("pager", URI.create("ftp://example.org/T0KEN"), "s", AlertReceiver.EXPOSURES);
        assertRefused("pager", URI.create("https:/T0KEN"), "s", AlertReceiver.EXPOSURES);
        assertRefused("pager", URL, "", AlertReceiver.EXPOSURES);
        assertRefused("pager", URL, "whsec", Set.of());
        assertRefused("pager", URL, "whsec", Set.of("exposure_alerts"));
    }

    private static void assertRefused(String name, URI url, String secret, Set<String> events) {
        assertThatThrownBy(() -> new AlertReceiver(name, url, secret, events))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("T0KEN");
    }
}
