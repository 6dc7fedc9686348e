package io.surelock.chaos.agent;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.surelock.chaos.agent.CrashPoint.Edge;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.JavaModule;

import org.jspecify.annotations.Nullable;

import java.lang.instrument.Instrumentation;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Plants into the classes of an instance, as they are loaded, what the test has ordered. Whatever
 * cannot be planted ends the process, so that no run is taken for one with faults that had none.
 */
public final class ChaosAgent {

    private static final int CANNOT_PLANT = 98;
    private static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";

    private static final ClassFileLocator CLASS_FILES =
            ClassFileLocator.ForClassLoader.of(ChaosAgent.class.getClassLoader());
    private static final Set<String> TARGETS = new HashSet<>();

    /** They take the local clock where they are put together. */
    private static final List<String> CLOCK_READERS =
            List.of(
                    "io.surelock.app.SurelockApp",
                    "io.surelock.app.ConfiguredBookmakers",
                    "io.surelock.bookmaker.bridge.BridgeBookmaker");

    private ChaosAgent() {}

    /** Called by the JVM before the program's main method. */
    public static void premain(@Nullable String ignored, Instrumentation instrumentation) {
        Orders orders = Planted.orders();
        AgentBuilder agent =
                new AgentBuilder.Default()
                        .with(new ByteBuddy().with(TypeValidation.DISABLED))
                        .with(AgentBuilder.InitializationStrategy.NoOp.INSTANCE)
                        .with(AgentBuilder.TypeStrategy.Default.REDEFINE)
                        // By default it reads every class that is loaded, to see whether it is
                        // synthetic.
                        .ignore(not(type -> TARGETS.contains(type.getName())))
                        .with(new EndOnFailure());
        agent = crashPoint(agent, orders.crash());
        if (orders.stop() != orders.crash()) {
            agent = crashPoint(agent, orders.stop());
        }
        Orders.Delay delay = orders.delay();
        if (delay != null) {
            agent = crashPoint(agent, delay.point());
        }
        if (orders.commit() != null) {
            agent = advise(agent, PRODUCER, "commitTransaction", ClockAdvice.LoseAnswer.class);
        }
        if (Planted.isClockOff()) {
            agent = clock(agent);
        }
        Bug bug = orders.bug();
        if (bug != null) {
            for (Bug.Place place : bug.places()) {
                agent = advise(agent, place.className(), place.method(), place.advice());
            }
        }
        agent.installOn(instrumentation);
        requireNoneLoaded(instrumentation);
    }

    private static void requireNoneLoaded(Instrumentation instrumentation) {
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (TARGETS.contains(loaded.getName())) {
                System.err.println(loaded + " was loaded before anything could be planted in it.");
                Runtime.getRuntime().halt(CANNOT_PLANT);
            }
        }
    }

    private static AgentBuilder crashPoint(AgentBuilder agent, @Nullable CrashPoint point) {
        if (point == null) {
            return agent;
        }
        String className = point.className();
        if (className == null) {
            return advise(
                    agent,
                    "io.surelock.worker.placement.PlacementParts",
                    "steps",
                    PointAdvice.TellSteps.class);
        }
        Advice advice =
                Advice.withCustomMapping()
                        .bind(PointAdvice.Name.class, point.name())
                        .bind(PointAdvice.Only.class, point.only())
                        .to(described(adviceOf(point)), CLASS_FILES);
        return plant(agent, className, method(point), advice);
    }

    private static Class<?> adviceOf(CrashPoint point) {
        if (point.only().isEmpty()) {
            return point.edge() == Edge.ENTER ? PointAdvice.Enter.class : PointAdvice.Exit.class;
        }
        return point.edge() == Edge.ENTER
                ? PointAdvice.EnterOnly.class
                : PointAdvice.ExitOnly.class;
    }

    private static ElementMatcher<MethodDescription> method(CrashPoint point) {
        ElementMatcher.Junction<MethodDescription> named = named(point.method());
        // Of two methods called send, the one that takes encoded records without headers.
        return point.method().equals("send") ? named.and(takesArgument(2, byte[].class)) : named;
    }

    private static AgentBuilder advise(
            AgentBuilder agent, String className, String method, Class<?> advice) {
        ElementMatcher.Junction<MethodDescription> found =
                method.equals("<init>") ? isConstructor() : named(method);
        // DeskTask's Outlet has two methods called send; the shorter one is meant.
        boolean isOutlet = className.endsWith(".Outlet");
        return plant(
                agent,
                className,
                isOutlet ? found.and(takesArgument(2, byte[].class)).and(takesThree()) : found,
                Advice.to(described(advice), CLASS_FILES));
    }

    private static ElementMatcher<MethodDescription> takesThree() {
        return takesArguments(3);
    }

    /** Read from its file: looking at the class itself would load the classes it is meant for. */
    private static TypeDescription described(Class<?> advice) {
        return TypePool.Default.of(CLASS_FILES).describe(advice.getName()).resolve();
    }

    private static AgentBuilder plant(
            AgentBuilder agent,
            String className,
            ElementMatcher<MethodDescription> method,
            Advice advice) {
        TARGETS.add(className);
        return agent.type(named(className))
                .transform(
                        (builder, type, _, _, _) -> {
                            requireIn(type, method);
                            return builder.visit(advice.on(method));
                        });
    }

    private static void requireIn(TypeDescription type, ElementMatcher<MethodDescription> method) {
        if (type.getDeclaredMethods().filter(method).isEmpty()) {
            throw new IllegalStateException(type + " has no such method any more: " + method);
        }
    }

    /** Everything that asks the local clock, Kafka's clients included. */
    private static AgentBuilder clock(AgentBuilder agent) {
        AgentBuilder compared =
                advise(
                        advise(
                                agent,
                                "org.apache.kafka.common.utils.SystemTime",
                                "milliseconds",
                                ClockAdvice.KafkaMillis.class),
                        "io.surelock.clock.OffsetEstimator",
                        "<init>",
                        ClockAdvice.WallClock.class);
        TARGETS.addAll(CLOCK_READERS);
        return compared.type(namedOneOf(CLOCK_READERS.toArray(String[]::new)))
                .transform((builder, _, _, _, _) -> askPlantedClock(builder));
    }

    private static DynamicType.Builder<?> askPlantedClock(DynamicType.Builder<?> builder) {
        try {
            return builder.visit(
                            MemberSubstitution.relaxed()
                                    .method(named("currentTimeMillis").and(isIn(System.class)))
                                    .replaceWith(Planted.class.getMethod("currentTimeMillis"))
                                    .on(any()))
                    .visit(
                            MemberSubstitution.relaxed()
                                    .method(named("systemUTC").and(isIn(Clock.class)))
                                    .replaceWith(Planted.class.getMethod("systemClock"))
                                    .on(any()))
                    .visit(
                            MemberSubstitution.relaxed()
                                    .method(
                                            named("now")
                                                    .and(isIn(Instant.class))
                                                    .and(takesNoArguments()))
                                    .replaceWith(Planted.class.getMethod("instant"))
                                    .on(any()));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the planted clock has changed", e);
        }
    }

    private static ElementMatcher.Junction<MethodDescription> isIn(Class<?> type) {
        return isDeclaredBy(type);
    }

    /** Nothing of this may fail in silence. */
    private static final class EndOnFailure extends AgentBuilder.Listener.Adapter {

        @Override
        public void onError(
                String typeName,
                @Nullable ClassLoader classLoader,
                @Nullable JavaModule module,
                boolean loaded,
                Throwable failure) {
            System.err.println("Nothing could be planted in " + typeName + ": " + failure);
            failure.printStackTrace();
            Runtime.getRuntime().halt(CANNOT_PLANT);
        }
    }
}
