package io.surelock.alert;

import io.surelock.contract.Wire;

/** What belongs to one receiver, whichever consumer it has at the moment. */
record ReceiverParts(
        AlertReceiver receiver,
        AlertPolicy policy,
        WebhookClient client,
        DeadLetterProducer deadLetters,
        ReceiverTally tally,
        Wire wire) {}
