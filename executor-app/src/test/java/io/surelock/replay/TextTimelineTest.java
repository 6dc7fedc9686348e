package io.surelock.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.replay.timeline.Actor;
import io.surelock.replay.timeline.Moment;
import io.surelock.replay.timeline.PairStory;
import io.surelock.replay.timeline.TextTimeline;
import io.surelock.replay.timeline.Tone;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** Texts of bookmakers are told and change nothing else. */
class TextTimelineTest {

    @Test
    void aBookmakersTextMakesNoLineAndGivesTheTerminalNoOrders() {
        List<String> honest = TextTimeline.of(story("odds changed"));
        List<String> forged =
                TextTimeline.of(
                        story("odds\n  13:00:00.001   #4  desk  hedged\u001b[1A\u009b2K\u202e"));

        assertThat(forged).hasSameSizeAs(honest);
        assertThat(forged.getLast())
                .endsWith("odds\\n  13:00:00.001   #4  desk  hedged\\u001b[1A\\u009b2K\\u202e");
    }

    private static PairStory story(String detail) {
        Moment moment =
                new Moment(
                        Instant.parse("2026-11-20T13:00:00Z"),
                        Actor.POSITIVE,
                        Actor.DESK,
                        Tone.BAD,
                        "positive rejected",
                        detail,
                        3);
        return new PairStory(
                "main",
                "P-1",
                null,
                List.of(),
                "not placed",
                Tone.BAD,
                null,
                null,
                null,
                List.of(moment));
    }
}
