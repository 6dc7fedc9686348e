package io.surelock.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.contract.UnreadableException;
import io.surelock.contract.Wire;
import io.surelock.event.PublicEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class AlertTest {

    private final Wire wire = Wire.standard();

    @Test
    void readsAnAvroEvent() throws UnreadableException {
        PublicEvent event =
                new PublicEvent.ArbFailed(
                        "main-7-0",
                        "arb_failed",
                        "main",
                        "P-1",
                        Instant.parse("2026-01-05T12:00:00Z"),
                        "rejected");

        assertThat(Alert.read(wire, wire.encode(event)))
                .isEqualTo(new Alert("arb_failed", "main-7-0", wire.json(event)));
    }

    @Test
    void passesOnAJsonEventAsItIs() throws UnreadableException {
        String json = "{\"event\": \"arb_failed\",  \"eventId\": \"main-7-0\"}";

        assertThat(Alert.read(wire, json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Alert("arb_failed", "main-7-0", json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "junk",
                "{\"event\":\"arb_failed\"}",
                "{\"event\":\"arb_failed\",\"eventId\":\"a\\r\\nX-Evil: 1\"}"
            })
    void refusesWhatIsNoEvent(String text) {
        assertThatThrownBy(() -> Alert.read(wire, text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableException.class);
    }
}
