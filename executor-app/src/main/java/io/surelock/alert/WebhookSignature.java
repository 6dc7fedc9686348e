package io.surelock.alert;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook: {@code t=<unix seconds>,v1=<hex>}, the hex digits being the
 * HMAC-SHA256, keyed by the secret, of the seconds, a full stop and the body. With the time in it a
 * receiver can refuse what somebody recorded and sends again later.
 */
public final class WebhookSignature {

    /** The HTTP header that carries it. */
    public static final String HEADER = "Surelock-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

    private WebhookSignature() {}

    /**
     * The header's value for a body sent now.
     *
     * @param secret not empty
     */
    public static String sign(String secret, byte[] body, Instant now) {
        long seconds = now.getEpochSecond();
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(digest(secret, seconds, body));
    }

    /**
     * Whether the body was signed with the secret at about this time.
     *
     * @param header the header's value as received
     * @param body the bytes as received, before any parsing
     * @param tolerance how far the signature's time may be from now, either way; 5 minutes suit
     */
    public static boolean verify(
            String secret, String header, byte[] body, Instant now, Duration tolerance) {
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            return false;
        }
        long seconds = Long.parseLong(form.group(1));
        byte[] expected = digest(secret, seconds, body);
        // Takes the same time wherever the first difference is.
        boolean genuine = MessageDigest.isEqual(expected, HexFormat.of().parseHex(form.group(2)));
        return genuine && isNear(seconds, now, tolerance);
    }

    private static boolean isNear(long seconds, Instant now, Duration tolerance) {
        try {
            Duration age = Duration.between(Instant.ofEpochSecond(seconds), now).abs();
            return age.compareTo(tolerance) <= 0;
        } catch (DateTimeException | ArithmeticException e) {
            return false; // a time so far off that it cannot be counted is not near
        }
    }

    private static byte[] digest(String secret, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
