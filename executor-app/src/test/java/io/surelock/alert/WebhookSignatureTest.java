package io.surelock.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

class WebhookSignatureTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final byte[] BODY =
            "{\"event\":\"exposure_alert\"}".getBytes(StandardCharsets.UTF_8);

    /**
     * Made with: printf '%s' '1767614400.{"event":"exposure_alert"}' | openssl dgst -sha256 -hmac
     * whsec
     */
    private static final String BY_OPENSSL =
            "t=1767614400,v1=222e8e070387939d3d4bd2328aa4195cc590c051b318164295f101ec526c097d";

    @Test
    void isWhatOtherToolsMakeOfTheSameWords() {
        assertThat(WebhookSignature.sign("whsec", BODY, NOON)).isEqualTo(BY_OPENSSL);
    }

    @Test
    void verifiesWithinTheToleranceAndNotAfter() {
        assertThat(verify("whsec", BY_OPENSSL, BODY, NOON.plus(TOLERANCE))).isTrue();
        assertThat(verify("whsec", BY_OPENSSL, BODY, NOON.minus(TOLERANCE))).isTrue();
        assertThat(verify("whsec", BY_OPENSSL, BODY, NOON.plus(TOLERANCE).plusNanos(1))).isFalse();
        assertThat(verify("whsec", BY_OPENSSL, BODY, NOON.minus(TOLERANCE).minusNanos(1)))
                .isFalse();
    }

    @Test
    void doesNotVerifyAnotherBodySecretOrTime() {
        byte[] other = "{\"event\":\"exposure_alerT\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(verify("whsec", BY_OPENSSL, other, NOON)).isFalse();
        assertThat(verify("whsed", BY_OPENSSL, BODY, NOON)).isFalse();
        assertThat(verify("whsec", BY_OPENSSL.replace("t=1767614400", "t=1767614401"), BODY, NOON))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=1767614400", "v1=00", "t=999999999999999,v1=00", "t=-1,v1=zz"})
    void doesNotVerifyWhatIsNoSignature(String header) {
        assertThat(verify("whsec", header, BODY, NOON)).isFalse();
    }

    private static boolean verify(String secret, String header, byte[] body, Instant now) {
        return WebhookSignature.verify(secret, header, body, now, TOLERANCE);
    }
}
