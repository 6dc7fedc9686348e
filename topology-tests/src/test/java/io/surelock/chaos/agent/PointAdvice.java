package io.surelock.chaos.agent;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The code that is copied to where a crash point is. */
@SuppressWarnings("UnusedVariable") // what is assigned here is used where the code is copied to
final class PointAdvice {

    private PointAdvice() {}

    /** Stands for the name of the crash point. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Name {}

    /** Stands for what narrows the point down. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Only {}

    static final class Enter {
        private Enter() {}

        @Advice.OnMethodEnter
        static void enter(@Name String name) {
            Planted.reached(name);
        }
    }

    static final class Exit {
        private Exit() {}

        @Advice.OnMethodExit
        static void exit(@Name String name) {
            Planted.reached(name);
        }
    }

    static final class EnterOnly {
        private EnterOnly() {}

        @Advice.OnMethodEnter
        static void enter(
                @Name String name,
                @Only String only,
                @Advice.Argument(value = 0, optional = true, typing = Assigner.Typing.DYNAMIC)
                        @Nullable Object first) {
            Planted.reachedOnlyFor(name, only, first);
        }
    }

    static final class ExitOnly {
        private ExitOnly() {}

        @Advice.OnMethodExit
        static void exit(
                @Name String name,
                @Only String only,
                @Advice.Argument(value = 0, optional = true, typing = Assigner.Typing.DYNAMIC)
                        @Nullable Object first) {
            Planted.reachedOnlyFor(name, only, first);
        }
    }

    /** Has the placement worker tell its steps. */
    static final class TellSteps {
        private TellSteps() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Return(readOnly = false) io.surelock.worker.@Nullable Steps steps) {
            steps = Planted.steps();
        }
    }
}
