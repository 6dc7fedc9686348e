package io.surelock.topology.desk;

import io.surelock.bet.AccountId;
import io.surelock.contract.Topic;
import io.surelock.desk.DeskInput;
import io.surelock.desk.DeskView;
import io.surelock.desk.account.AccountState;

import net.bytebuddy.asm.Advice;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The code that is copied into the desk for each bug. */
@SuppressWarnings("UnusedVariable") // what is assigned here is used where the code is copied to
public final class DeskBugAdvice {

    private DeskBugAdvice() {}

    /** On the decision. */
    public static final class HedgeOnTimeout {
        private HedgeOnTimeout() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.Argument(0) DeskView view,
                @Advice.Argument(value = 1, readOnly = false) DeskInput input) {
            input = DeskBugs.hedgeOnTimeout(view, input);
        }
    }

    /** On the decision. */
    public static final class FailForOne {
        private FailForOne() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(1) DeskInput input) {
            DeskBugs.failForOne(input);
        }
    }

    /** On the writing of an account. */
    public static final class NoteAccount {
        private NoteAccount() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(0) AccountId account) {
            DeskBugs.stored(account);
        }
    }

    /** On the reading of an account. */
    public static final class ForgetCooldown {
        private ForgetCooldown() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(0) AccountId account,
                @Advice.Return(readOnly = false) AccountState state) {
            state = DeskBugs.withoutOldCooldown(account, state);
        }
    }

    /** On the beginning of a task. */
    public static final class NoteProcessor {
        private NoteProcessor() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.This DeskProcessor processor,
                @Advice.Argument(0) ProcessorContext<byte[], Object> context) {
            DeskBugs.began(context, processor);
        }
    }

    /** On each input. */
    public static final class NoteArrival {
        private NoteArrival() {}

        @Advice.OnMethodEnter
        static void enter(
                @Advice.This DeskProcessor processor,
                @Advice.Argument(0) Record<byte[], Arrival> arrived) {
            DeskBugs.arrived(processor, arrived.value());
        }
    }

    /** On what leaves a task. */
    public static final class DecideAtOnce {
        private DecideAtOnce() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter(
                @Advice.FieldValue("context") ProcessorContext<byte[], Object> context,
                @Advice.Argument(0) Topic topic,
                @Advice.Argument(1) String key,
                @Advice.Argument(2) byte[] value) {
            return DeskBugs.decideAtOnce(context, topic, key, value);
        }
    }
}
