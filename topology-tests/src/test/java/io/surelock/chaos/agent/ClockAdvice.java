package io.surelock.chaos.agent;

import io.surelock.clock.ClockHealth;

import net.bytebuddy.asm.Advice;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What is copied to where the program asks for the time, or goes by it. */
@SuppressWarnings("UnusedVariable") // what is assigned here is used where the code is copied to
final class ClockAdvice {

    private ClockAdvice() {}

    /** On what compares the local clock with the broker's. */
    static final class WallClock {
        private WallClock() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) LongSupplier wallMillis) {
            wallMillis = Planted.wallMillis();
        }
    }

    /** On the clock of Kafka's clients. */
    static final class KafkaMillis {
        private KafkaMillis() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) long millis) {
            millis = Planted.currentTimeMillis();
        }
    }

    /** On broker time, which is then none. */
    static final class LocalNow {
        private LocalNow() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) Instant now) {
            now = Planted.instant().truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** On the question whether the clock may be trusted. */
    static final class AlwaysTrusted {
        private AlwaysTrusted() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) ClockHealth health) {
            health = new ClockHealth(Optional.empty(), health.estimate());
        }
    }

    /** On what a key of Redis is to be. */
    static final class RelativeExpiry {
        private RelativeExpiry() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.Argument(value = 2, readOnly = false) Instant expireAt,
                @Advice.Argument(3) Instant beganAt) {
            expireAt = Planted.instant().plus(Duration.between(beganAt, expireAt));
        }
    }

    /** On the end of a commit, see {@link LostCommit}. */
    static final class LoseAnswer {
        private LoseAnswer() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.This org.apache.kafka.clients.producer.KafkaProducer<?, ?> producer) {
            Planted.beforeCommit(producer);
        }

        @Advice.OnMethodExit
        static void exit() {
            Planted.afterCommit();
        }
    }
}
