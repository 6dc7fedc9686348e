package io.surelock.worker.placement;

import io.surelock.bookmaker.Bookmaker;
import io.surelock.contract.Topics;
import io.surelock.placement.PlaceBet;
import io.surelock.placement.PlacementOutcome;
import io.surelock.worker.placement.PlacementTransaction.Content;

import net.bytebuddy.asm.Advice;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The code that is copied into the placement worker for each bug. */
@SuppressWarnings("UnusedVariable") // what is assigned here is used where the code is copied to
public final class PlacementBugAdvice {

    private PlacementBugAdvice() {}

    /** On the constructor of the worker's parts. */
    public static final class NoteParts {
        private NoteParts() {}

        @Advice.OnMethodExit
        static void exit(@Advice.This PlacementParts parts) {
            PlacementBugs.note(parts);
        }
    }

    /** On the plan of a batch. */
    public static final class SendAtOnce {
        private SendAtOnce() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return BatchPlan plan) {
            PlacementBugs.sendAtOnce(plan);
        }
    }

    /** On the send of a bet. */
    public static final class SendAgain {
        private SendAgain() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Return PlacementOutcome outcome,
                @Advice.Argument(0) Bookmaker bookmaker,
                @Advice.FieldValue("request") PlaceBet request) {
            PlacementBugs.sendAgain(outcome, bookmaker, request);
        }
    }

    /** On the constructor of a placement's task. */
    public static final class ForgetNotAfter {
        private ForgetNotAfter() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) PlaceBet request) {
            request = PlacementBugs.withoutNotAfter(request);
        }
    }

    /** On the handling of a batch. */
    public static final class LateMembership {
        private LateMembership() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.Argument(0) Consumer<byte[], byte[]> member,
                @Advice.Argument(2) ConsumerRecords<byte[], byte[]> polled,
                @Advice.Argument(value = 3, readOnly = false) ConsumerGroupMetadata membership) {
            membership = PlacementBugs.membershipAtCommit(member, polled, membership);
        }
    }

    /** On the question whether a batch is still this worker's. */
    public static final class AlwaysHeld {
        private AlwaysHeld() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) boolean held) {
            held = true;
        }
    }

    /** On the beginning of a partition, which is only taken the first time. */
    public static final class AssignedOnce {
        private AssignedOnce() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter(@Advice.Argument(0) int partition) {
            return !PlacementBugs.isNew(partition);
        }
    }

    /** On a method that is left out. */
    public static final class Skip {
        private Skip() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }

    /** On the commit that insists on an answer. */
    public static final class NeverMindTheAnswer {
        private NeverMindTheAnswer() {}

        @Advice.OnMethodExit(onThrowable = KafkaException.class)
        static void exit(@Advice.Thrown(readOnly = false) @Nullable Throwable failure) {
            failure = null;
        }
    }

    /** On the writer of outcomes. */
    public static final class PutAside {
        private PutAside() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter(
                @Advice.Argument(0) ProducerRecord<byte[], byte[]> outcome,
                @Advice.Argument(2) Runnable written) {
            if (!outcome.topic().equals(Topics.BET_PLACEMENT_OUTCOMES.name())) {
                return false;
            }
            PlacementBugs.putAside(outcome, written);
            return true;
        }
    }

    /** On the transaction. */
    public static final class WithOutcomes {
        private WithOutcomes() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) Content content) {
            content = PlacementBugs.withOutcomes(content);
        }
    }

    /**
     * On the offsets of a transaction. A process that dies right after them leaves its records at
     * the broker, whether or not its sending thread was quick.
     */
    public static final class RecordsFirst {
        private RecordsFirst() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.This KafkaProducer<?, ?> producer) {
            producer.flush();
        }
    }
}
