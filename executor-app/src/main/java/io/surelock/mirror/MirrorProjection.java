package io.surelock.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.surelock.bet.AccountId;
import io.surelock.event.AccountCooldown;
import io.surelock.event.ExposureRecord;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the log says Redis should show: keys, values and absolute expiries. Pure; it neither knows
 * what Redis holds nor what time it is.
 */
public final class MirrorProjection {

    /** Keys of cooldowns begin with this; older workers use the same keys. */
    static final String COOLDOWN_PREFIX = "cooldown:";

    /** How long an exposure is shown, from its beginning; updates change nothing about it. */
    private static final Duration EXPOSURE_SHOWN = Duration.ofHours(24);

    /** Fields that exist only once an operator has resolved the exposure. */
    private static final List<String> RESOLUTION = List.of("resolvedAt", "by", "note");

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Function<? super ExposureRecord, String> exposureJson;

    /**
     * A projection.
     *
     * @param exposureJson writes an exposure as the JSON object that the public contract gives it
     */
    public MirrorProjection(Function<? super ExposureRecord, String> exposureJson) {
        this.exposureJson = exposureJson;
    }

    /** The key that shows whether the account is cooling down. */
    public static String cooldownKey(AccountId account) {
        return COOLDOWN_PREFIX + account;
    }

    /** The key that shows a pair's exposure to whoever looks after this brand and bookmaker. */
    public static String exposureKey(AccountId account, String pairId) {
        return "exposure:" + account.whitelabel() + ":" + account.provider() + ":" + pairId;
    }

    /** The account's key; it ends exactly when the cooldown does. */
    public RedisWrite of(AccountCooldown cooldown) {
        ObjectNode value =
                JSON.createObjectNode()
                        .put("until", cooldown.until().toString())
                        .put("pairId", cooldown.pairId())
                        .put("deskId", cooldown.deskId())
                        .put("sequence", cooldown.sequence());
        return new RedisWrite(
                cooldownKey(cooldown.account()),
                value.toString(),
                cooldown.until(),
                cooldown.startedAt(),
                cooldown.deskId(),
                cooldown.sequence());
    }

    /** One key per distinct brand and bookmaker of the two legs, the positive leg's first. */
    public List<RedisWrite> of(ExposureRecord exposure) {
        String value = withoutOpenResolution(exposureJson.apply(exposure));
        return Stream.of(exposure.positive().account(), exposure.hedge().account())
                .map(account -> exposureKey(account, exposure.pairId()))
                .distinct()
                .map(
                        key ->
                                new RedisWrite(
                                        key,
                                        value,
                                        exposure.beganAt().plus(EXPOSURE_SHOWN),
                                        exposure.beganAt(),
                                        exposure.deskId(),
                                        exposure.sequence()))
                .toList();
    }

    private static String withoutOpenResolution(String json) {
        try {
            JsonNode value = JSON.readTree(json);
            if (!(value instanceof ObjectNode object)) {
                throw new IllegalArgumentException("an exposure is a JSON object");
            }
            RESOLUTION.stream()
                    .filter(field -> object.path(field).isNull())
                    .forEach(object::remove);
            return object.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an exposure is a JSON object", e);
        }
    }
}
