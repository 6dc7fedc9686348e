package io.surelock.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.surelock.bet.AccountId;
import io.surelock.bet.Digest;
import io.surelock.bet.Identifiers;
import io.surelock.desk.operator.Action;
import io.surelock.desk.operator.OperatorCommand;

import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.codec.StringCodec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes over the cooldowns that an older worker left in Redis, as commands for the desk. Taking
 * them over twice gives the same commands, and a desk never shortens a cooldown.
 */
public final class CooldownImport {

    private static final int PAGE = 500;
    private static final int COMMAND_ID_DIGITS = 24;

    private static final long NO_EXPIRY = -1;
    private static final long GONE = -2;

    /** For each key the value ('' if it is no string), the time left in ms, and Redis' clock. */
    private static final String READ =
            """
            local answer = {}
            for i, key in ipairs(KEYS) do
                local value = redis.pcall('GET', key)
                local left = redis.call('PTTL', key)
                local time = redis.call('TIME')
                local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
                answer[i] = {
                    type(value) == 'string' and value or '', tostring(left), string.format('%.0f', now)
                }
            end
            return answer
            """;

    private final RedisConnection connection;

    public CooldownImport(RedisConnection connection) {
        this.connection = connection;
    }

    /**
     * Who imports, for which desk.
     *
     * @param at when the operator gave the order
     */
    public record Order(String deskId, String operator, Instant at) {}

    /**
     * What was found.
     *
     * @param imported cooldowns handed on
     * @param own keys that this mirror wrote itself
     * @param skipped one sentence for each key that could not be taken over
     */
    public record Result(int imported, int own, List<String> skipped) {

        public Result {
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Reads all {@code cooldown:*} keys.
     *
     * @param publish takes the commands, one for each cooldown
     * @throws RedisUnavailableException if Redis fails on the way; beginning again is harmless
     */
    public Result run(Order order, Consumer<OperatorCommand> publish)
            throws RedisUnavailableException {
        List<String> keys = List.copyOf(connection.call(CooldownImport::scan));
        Tally tally = new Tally(order, publish);
        for (int from = 0; from < keys.size(); from += PAGE) {
            List<String> page = keys.subList(from, Math.min(from + PAGE, keys.size()));
            List<List<String>> answers = connection.call(redis -> read(redis, page));
            for (int i = 0; i < page.size(); i++) {
                tally.take(page.get(i), answers.get(i));
            }
        }
        return new Result(tally.imported, tally.own, tally.skipped);
    }

    // A scan may name a key more than once.
    private static Set<String> scan(RedissonClient redis) {
        Set<String> keys = new LinkedHashSet<>();
        redis.getKeys()
                .getKeys(
                        KeysScanOptions.defaults()
                                .pattern(MirrorProjection.COOLDOWN_PREFIX + "*")
                                .chunkSize(PAGE))
                .forEach(keys::add);
        return keys;
    }

    private static List<List<String>> read(RedissonClient redis, List<String> keys) {
        return redis.getScript(StringCodec.INSTANCE)
                .eval(
                        RScript.Mode.READ_WRITE,
                        READ,
                        RScript.ReturnType.LIST,
                        List.<Object>copyOf(keys));
    }

    /** Counts while keys go by. */
    private static final class Tally {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        private final Order order;
        private final Consumer<OperatorCommand> publish;
        private final List<String> skipped = new ArrayList<>();
        private int imported;
        private int own;

        Tally(Order order, Consumer<OperatorCommand> publish) {
            this.order = order;
            this.publish = publish;
        }

        void take(String key, List<String> answer) {
            long left = Long.parseLong(answer.get(1));
            if (left == GONE) {
                return; // the cooldown ended while the keys were read
            }
            if (isOwn(answer.get(0))) {
                own++;
                return;
            }
            if (left == NO_EXPIRY) {
                skipped.add(
                        Identifiers.quote(key)
                                + " has no expiry, so nobody knows when the cooldown ends; delete"
                                + " the key or give it an expiry.");
                return;
            }
            AccountId account;
            try {
                account = AccountId.parse(key.substring(MirrorProjection.COOLDOWN_PREFIX.length()));
            } catch (IllegalArgumentException e) {
                skipped.add("%s is skipped: %s.".formatted(Identifiers.quote(key), e.getMessage()));
                return;
            }
            publish.accept(command(account, wholeSecond(Long.parseLong(answer.get(2)) + left)));
            imported++;
        }

        // Up to a second longer, never shorter; and the same second each time the key is read.
        private static Instant wholeSecond(long millis) {
            return Instant.ofEpochSecond(Math.ceilDiv(millis, 1000));
        }

        private OperatorCommand command(AccountId account, Instant until) {
            String source = MirrorProjection.cooldownKey(account) + " " + until;
            String digest = Digest.of(source.getBytes(StandardCharsets.UTF_8)).hex();
            return new OperatorCommand(
                    "import-" + digest.substring(0, COMMAND_ID_DIGITS),
                    order.deskId(),
                    order.at(),
                    order.operator(),
                    new Action.ImportCooldown(account, until));
        }

        private static boolean isOwn(String value) {
            try {
                JsonNode object = JSON.readTree(value);
                return object.path("deskId").isTextual()
                        && object.path("sequence").isIntegralNumber();
            } catch (JsonProcessingException e) {
                return false;
            }
        }
    }
}
