package io.surelock.desk;

import static io.surelock.desk.Offer.ALPHA;
import static io.surelock.desk.Offer.BETA;
import static io.surelock.desk.TestDesk.START;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surelock.desk.DeskEvent.DeskHalted;
import io.surelock.desk.DeskEvent.PolicyAdopted;
import io.surelock.desk.operator.Action;
import io.surelock.desk.policy.Policy;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What operators tell a desk. */
class OperatorCommandTest {

    private final TestDesk desk = TestDesk.seeded();

    @Test
    void decidesACommandOnce() {
        desk.command("C-1", new Action.Halt("storm")).command("C-1", new Action.Resume("over"));

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.DUPLICATE_COMMAND);
        assertThat(desk.view().desk().isHalted()).isTrue();
    }

    @Test
    void decidesACommandOnceThoughItChangedNothing() {
        desk.command("C-1", new Action.Resume("over")).halted();
        desk.command("C-1", new Action.Resume("over"));

        assertThat(desk.ignoredAs()).isEqualTo(IgnoredReason.DUPLICATE_COMMAND);
    }

    @Test
    void haltsAndRemembersWhyAndWho() {
        desk.halted();

        assertThat(desk.event(DeskHalted.class)).isEqualTo(new DeskHalted("storm", "dana"));
        assertThat(desk.view().desk().haltedBecause()).isEqualTo("storm");
    }

    @Test
    void takesOpportunitiesAgainAfterAResume() {
        desk.halted().command(new Action.Resume("over")).offered("P-1");

        assertThat(desk.names()).startsWith("PairOpened");
    }

    @Test
    void changesNothingByResumingADeskThatIsNotHalted() {
        desk.command(new Action.Resume("over"));

        assertThat(desk.names()).containsExactly("CommandDecided", "Ignored:no_change");
    }

    @Test
    void carriesAPairInFlightToItsEndOnAHaltedDesk() {
        desk.offered("P-1").halted().accepted("P-1/positive").accepted("P-1/hedge");

        assertThat(desk.told()).endsWith("arb_success P-1");
    }

    @Test
    void decidesByTheNewPolicyFromThenOn() {
        desk.adopted(Policies.withMaxOpportunityAge(Duration.ofSeconds(3)));
        assertThat(desk.all(PolicyAdopted.class)).hasSize(1);

        desk.offered(Offer.of("P-1").aged(Duration.ofSeconds(4)));

        assertThat(desk.told()).containsExactly("arb_blocked P-1 stale");
    }

    @Test
    void leavesRunningCooldownsAloneWhenThePolicyChanges() {
        desk.executed("P-1").adopted(Policies.withCooldown(Duration.ofSeconds(1)));
        desk.at(Duration.ofSeconds(59)).offered("P-2");

        assertThat(desk.told()).containsExactly("arb_blocked P-2 cooldown");
    }

    @Test
    void restsAccountsByTheNewPolicy() {
        desk.adopted(Policies.withCooldown(Duration.ofSeconds(90))).executed("P-1");

        assertThat(desk.account(ALPHA).cooldownUntil()).isEqualTo(START.plusSeconds(90));
        assertThat(desk.account(BETA).cooldownUntil()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void seedsADeskOnce() {
        assertThat(desk.view().desk().policy()).isEqualTo(Policy.DEFAULT);
        assertThatThrownBy(
                        () ->
                                DeskDecider.decide(
                                        desk.view(),
                                        new DeskInput.DeskSeeded("main", Policy.DEFAULT),
                                        START))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("seeded already");
    }

    @Test
    void decidesNothingWithoutAPolicy() {
        MemoryBook unseeded = MemoryBook.empty("main");
        DeskInput offer = new DeskInput.OpportunityOffered(Offer.of("P-1").at(START));

        assertThatThrownBy(() -> DeskDecider.decide(unseeded, offer, START))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no policy");
    }

    @Test
    void quarantinesOneOpportunityByItsCoordinates() {
        desk.command(new Action.Quarantine("arb-opportunities", 3, 42));

        assertThat(desk.view().isQuarantined("arb-opportunities", 3, 42)).isTrue();
        assertThat(desk.view().isQuarantined("arb-opportunities", 3, 43)).isFalse();
        assertThat(desk.view().isQuarantined("arb-opportunities", 2, 42)).isFalse();
    }

    // ---- cooldowns of an older worker

    @Test
    void takesOverACooldownOfAnOlderWorker() {
        desk.command(Commands.importCooldown(ALPHA, START.plusSeconds(40))).offered("P-1");

        assertThat(desk.told()).containsExactly("arb_blocked P-1 cooldown");
        assertThat(desk.at(Duration.ofSeconds(40)).offered("P-2").names()).startsWith("PairOpened");
    }

    @Test
    void takesOverNoCooldownThatIsOver() {
        desk.command(Commands.importCooldown(ALPHA, START));

        assertThat(desk.names()).containsExactly("CommandDecided", "Ignored:no_change");
    }

    @Test
    void neverShortensACooldownByTakingOneOver() {
        desk.executed("P-1").command(Commands.importCooldown(ALPHA, START.plusSeconds(59)));

        assertThat(desk.names()).containsExactly("CommandDecided", "Ignored:no_change");
        assertThat(desk.account(ALPHA).cooldownUntil()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void lengthensACooldownByTakingOneOver() {
        desk.executed("P-1").command(Commands.importCooldown(ALPHA, START.plusSeconds(61)));

        assertThat(desk.account(ALPHA).cooldownUntil()).isEqualTo(START.plusSeconds(61));
        assertThat(desk.event(DeskEvent.CooldownStarted.class).pairId()).isNull();
    }
}
