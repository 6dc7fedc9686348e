package io.surelock.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The rules of the layout. A rule about a package that has no class yet holds, so that the rules
 * come before the code.
 */
class ArchitectureTest {

    /** What decides about money, without clock, chance or input and output. */
    private static final String[] PURE = {
        "io.surelock.bet..",
        "io.surelock.bookmaker.server.book..",
        "io.surelock.bookmaker.server.script..",
        "io.surelock.desk..",
        "io.surelock.event..",
        "io.surelock.journal..",
        "io.surelock.placement..",
        "io.surelock.settlement.."
    };

    private static final JavaClasses SURELOCK =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.surelock");

    @Test
    void looksAtTheProgramAndNotAtItsTests() {
        assertThat(SURELOCK.contain("io.surelock.cli.Surelock")).isTrue();
        assertThat(SURELOCK.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void decisionsKnowOnlyTheJdkAndEachOther() {
        check(
                classes()
                        .that()
                        .resideInAnyPackage(PURE)
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(PURE)
                                        .or(resideInAnyPackage("java..", "org.jspecify.."))
                                        .or(PRIMITIVE))
                        .because(
                                "a decision must be repeatable years later from the journal"
                                        + " alone"));
    }

    @Test
    void decisionsUseNoInputAndOutputNoThreadsAndNoReflection() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(PURE)
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                                "java.io..",
                                                "java.net..",
                                                "java.nio.file..",
                                                "java.nio.channels..",
                                                "java.sql..",
                                                "java.util.concurrent..",
                                                "java.util.logging..")
                                        .and(DescribedPredicate.not(nameMatching(IN_MEMORY))))
                        .because("a decision depends on its arguments and on nothing else"));
    }

    @Test
    void decisionsCountInWholeNumbers() {
        check(
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(PURE)
                        .should()
                        .notHaveRawType(FLOATING_POINT)
                        .because("money is counted in minor units and odds in ten-thousandths"));
        check(
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAnyPackage(PURE)
                        .should()
                        .notHaveRawReturnType(FLOATING_POINT)
                        .because("money is counted in minor units and odds in ten-thousandths"));
    }

    @Test
    void onlyTheContractKnowsAvro() {
        checkThatOnly("org.apache.avro..", "io.surelock.contract..", "io.surelock.schemas..");
    }

    @Test
    void onlyTheMirrorKnowsRedisson() {
        checkThatOnly("org.redisson..", "io.surelock.mirror..");
    }

    @Test
    void onlyTheBookmakerProcessKnowsNetty() {
        checkThatOnly("io.netty..", "io.surelock.bookmaker.server");
    }

    @Test
    void onlyTheTopologyAndWhatRunsItKnowKafkaStreams() {
        checkThatOnly(
                "org.apache.kafka.streams..",
                "io.surelock.topology..",
                "io.surelock.app..",
                "io.surelock.scenario..");
    }

    @Test
    void workersDecideNothing() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.surelock.worker..")
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching("io\\.surelock\\.(desk\\..*|.*(Decider|Evolver))")
                        .because("a worker carries out what the desk has decided"));
    }

    /** A second opinion that shares the mistakes of the first is none. */
    @Test
    void theCheckKnowsNothingThatDecides() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.surelock.check..")
                        .and()
                        .resideOutsideOfPackage("io.surelock.check.redecide..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.surelock.desk..",
                                "io.surelock.settlement..",
                                "io.surelock.journal..",
                                "io.surelock.placement..",
                                "io.surelock.event..",
                                "io.surelock.topology..",
                                "io.surelock.worker..",
                                "io.surelock.mirror..",
                                "io.surelock.bookmaker..",
                                "io.surelock.app..")
                        .because("it must find what the code that decides gets wrong"));
    }

    @Test
    void packagesFormNoCycles() {
        check(slices().matching("io.surelock.(*)..").should().beFreeOfCycles());
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes().should(liveInANullMarkedPackage()));
    }

    private static final String IN_MEMORY =
            "java\\.io\\.(ByteArray.*|Data.*|IOException|UncheckedIOException|Serializable)";

    private static final DescribedPredicate<JavaClass> PRIMITIVE =
            DescribedPredicate.describe(
                    "primitive types and arrays of them",
                    type -> type.getBaseComponentType().isPrimitive());

    private static final DescribedPredicate<JavaClass> FLOATING_POINT =
            DescribedPredicate.describe(
                    "double or float",
                    type ->
                            type.getBaseComponentType().isEquivalentTo(double.class)
                                    || type.getBaseComponentType().isEquivalentTo(float.class)
                                    || type.isEquivalentTo(Double.class)
                                    || type.isEquivalentTo(Float.class));

    private static void checkThatOnly(String library, String... users) {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(users)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library));
    }

    private static void check(ArchRule rule) {
        rule.check(SURELOCK);
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                ConditionEvent event =
                        new SimpleConditionEvent(
                                type,
                                marked,
                                type.getPackageName() + " has no package-info with @NullMarked");
                events.add(event);
            }
        };
    }
}
