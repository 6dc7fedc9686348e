package io.surelock.replay.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.surelock.bet.Money;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairs' lives for programs. */
public final class StoryJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoryJson() {}

    /** One JSON object on one line. */
    public static String of(List<PairStory> stories) {
        try {
            return JSON.writeValueAsString(
                    Map.of("pairs", stories.stream().map(StoryJson::plain).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a story is plain data", e);
        }
    }

    private static Map<String, Object> plain(PairStory story) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("pair", story.pairId());
        plain.put("desk", story.deskId());
        plain.put("ending", story.ending());
        plain.put("realisedProfit", amount(story.realised()));
        plain.put("currency", story.opportunity() == null ? null : story.opportunity().currency());
        plain.put("nakedMillis", story.naked() == null ? null : millis(story.naked()));
        plain.put("legs", story.legs().stream().map(StoryJson::plain).toList());
        plain.put("moments", story.moments().stream().map(StoryJson::plain).toList());
        return plain;
    }

    private static Map<String, Object> plain(LegStory leg) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("leg", leg.leg().label());
        plain.put("account", leg.offer().account().toString());
        plain.put("stake", leg.stake().amount());
        plain.put("odds", leg.odds().toString());
        plain.put("status", leg.status());
        plain.put("ticket", leg.ticket());
        plain.put("profit", amount(leg.profit()));
        return plain;
    }

    private static Map<String, Object> plain(Moment moment) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("at", moment.at().toString());
        plain.put("sequence", moment.sequence() == 0 ? null : moment.sequence());
        plain.put("from", moment.from().label());
        plain.put("to", moment.to().label());
        plain.put("what", moment.what());
        plain.put("detail", moment.detail());
        return plain;
    }

    private static @Nullable String amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }
}
