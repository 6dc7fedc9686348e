package io.surelock.audit.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.surelock.audit.Evidence;
import io.surelock.audit.Findings;
import io.surelock.audit.cluster.ClusterStory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Faults of the workers' part beyond the one that is planted for each line. */
class WorkerChecksTest {

    private static final ClusterStory SOUND = SoundStory.tell();

    @Test
    void namesTheInstanceThatTookTheDeskOver() {
        Findings findings = new Findings();
        WorkerChecks.cooldownSurvives(SOUND, findings);

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.evidence().getFirst().text())
                .endsWith("by two, which took the desk over from one, killed (-9)");
    }

    @Test
    void provesNothingWhereTheKilledInstanceDecided() {
        ClusterStory.Rest rest = SOUND.rests().getFirst();
        ClusterStory.Rest same =
                new ClusterStory.Rest(
                        false, rest.account(), rest.pair(), rest.until(), "one", "one");
        Findings findings = new Findings();
        WorkerChecks.cooldownSurvives(with(List.of(same), SOUND.redis()), findings);

        assertThat(findings.problems())
                .containsExactly("rest-survives was decided by one, which was killed");
    }

    @Test
    void showsTheKeyThatTheRunningMirrorWrote() {
        Findings findings = new Findings();
        WorkerChecks.mirrorIsNotRead(SOUND, findings);

        assertThat(findings.problems()).isEmpty();
        assertThat(findings.evidence())
                .extracting(Evidence::text)
                .anyMatch(text -> text.startsWith("GET cooldown:wl1:alpha:ACC_001 → {\"until\":"));
    }

    @Test
    void provesNothingWhereTheMirrorHadWrittenNothing() {
        ClusterStory.KeyTaken sound = taken();
        Instant before = sound.endsFrom().minusMillis(1);

        assertThat(problems(sound, null, sound.endsFrom(), 0))
                .hasSize(2)
                .contains("Redis deleted 0 keys, not one")
                .anyMatch(problem -> problem.startsWith("the running mirror wrote null to"));
        assertThat(problems(sound, "{}", sound.endsFrom(), 1))
                .singleElement(STRING)
                .startsWith("the running mirror wrote {} to cooldown:wl1:alpha:ACC_001");
        assertThat(problems(sound, sound.value(), before, 1))
                .singleElement(STRING)
                .startsWith("cooldown:wl1:alpha:ACC_001 was not due to end at");
    }

    private static List<String> problems(
            ClusterStory.KeyTaken sound, @Nullable String value, Instant end, long deleted) {
        ClusterStory.KeyTaken taken =
                new ClusterStory.KeyTaken(sound.account(), sound.key(), value, end, end, deleted);
        Findings findings = new Findings();
        WorkerChecks.mirrorIsNotRead(
                with(
                        SOUND.rests(),
                        List.of(new ClusterStory.RedisTrial("DEL", "deleted-1", false, taken))),
                findings);
        return findings.problems();
    }

    private static ClusterStory.KeyTaken taken() {
        return Objects.requireNonNull(SOUND.redis().getLast().taken());
    }

    private static ClusterStory with(
            List<ClusterStory.Rest> rests, List<ClusterStory.RedisTrial> trials) {
        return new ClusterStory(
                SOUND.workers(),
                SOUND.happenings(),
                SOUND.pairs(),
                SOUND.repeated(),
                SOUND.wrongKeys(),
                SOUND.invalid(),
                SOUND.sends(),
                SOUND.journal(),
                SOUND.journalProblems(),
                SOUND.events(),
                SOUND.deadLetters(),
                rests,
                trials);
    }
}
