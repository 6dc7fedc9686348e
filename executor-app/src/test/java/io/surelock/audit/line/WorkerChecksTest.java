package io.surelock.audit.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.surelock.audit.Findings;
import io.surelock.audit.cluster.ClusterStory;

import org.junit.jupiter.api.Test;

import java.util.List;

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
