package io.surelock.topology.desk;

import io.surelock.contract.Topic;
import io.surelock.contract.Topics;
import io.surelock.desk.DeskEvent;
import io.surelock.desk.DeskView;
import io.surelock.desk.exposure.Exposure;
import io.surelock.event.AccountCooldown;
import io.surelock.event.PublicEvent;
import io.surelock.event.PublicEvents;
import io.surelock.journal.JournalBody;
import io.surelock.placement.LookUpBet;
import io.surelock.placement.PlaceBet;
import io.surelock.settlement.WatchBet;

import java.util.ArrayList;
import java.util.List;

/** What leaves a desk because of one journal entry, in the order of its events. Pure. */
final class DeskOutputs {

    private DeskOutputs() {}

    /** One record for another topic. */
    record Output(Topic topic, String key, Object value) {}

    /**
     * The records.
     *
     * @param after the desk as the whole entry leaves it
     */
    static List<Output> of(JournalBody entry, DeskView after) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < entry.events().size(); i++) {
            addOrders(outputs, entry, entry.events().get(i));
            PublicEvent event = PublicEvents.of(entry, i, after);
            if (event != null) {
                addPublic(outputs, event);
            }
        }
        return outputs;
    }

    private static void addOrders(List<Output> outputs, JournalBody entry, DeskEvent event) {
        String desk = entry.deskId();
        switch (event) {
            case DeskEvent.BetRequested e ->
                    outputs.add(
                            new Output(
                                    Topics.BET_PLACEMENT_REQUESTS,
                                    e.order().account().toString(),
                                    new PlaceBet(
                                            desk,
                                            e.order(),
                                            e.requestedAt(),
                                            e.notAfter(),
                                            e.callTimeout())));
            case DeskEvent.LookupRequested e ->
                    outputs.add(
                            new Output(
                                    Topics.BET_PLACEMENT_REQUESTS,
                                    e.account().toString(),
                                    new LookUpBet(
                                            desk,
                                            e.bet(),
                                            e.account(),
                                            e.reference(),
                                            e.number(),
                                            e.requestedAt())));
            case DeskEvent.BetWatched e ->
                    outputs.add(
                            new Output(
                                    Topics.SETTLEMENT_WATCHES,
                                    e.bet().toString(),
                                    new WatchBet(
                                            desk,
                                            e.bet(),
                                            e.account(),
                                            e.ticket(),
                                            e.firstPollAt(),
                                            e.plan())));
            case DeskEvent.CooldownStarted e ->
                    outputs.add(
                            new Output(
                                    Topics.ACCOUNT_COOLDOWNS,
                                    e.account().toString(),
                                    new AccountCooldown(
                                            desk,
                                            e.account(),
                                            e.pairId(),
                                            e.startedAt(),
                                            e.until(),
                                            entry.sequence())));
            case DeskEvent.ExposureRaised e -> outputs.add(record(e.exposure()));
            case DeskEvent.ExposureUpdated e -> outputs.add(record(e.exposure()));
            case DeskEvent.ExposureResolved e -> outputs.add(record(e.exposure()));
            default -> {}
        }
    }

    private static Output record(Exposure exposure) {
        return new Output(
                Topics.EXPOSURE_RECORDS, exposure.pairId(), PublicEvents.record(exposure));
    }

    private static void addPublic(List<Output> outputs, PublicEvent event) {
        outputs.add(new Output(Topics.EXECUTOR_EVENTS, event.deskId(), event));
        if (event instanceof PublicEvent.ExposureAlert
                || event instanceof PublicEvent.ExposureResolved) {
            outputs.add(new Output(Topics.EXPOSURE_EVENTS, event.deskId(), event));
        }
    }
}
