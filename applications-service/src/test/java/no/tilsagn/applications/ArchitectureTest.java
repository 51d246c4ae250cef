package no.tilsagn.applications;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

@AnalyzeClasses(packages = "no.tilsagn.applications", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInCircles =
            slices().matching("no.tilsagn.applications.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatAnApplicationSaysKnowsNothingOfItsLife = noClasses()
            .that()
            .resideInAnyPackage("..form..", "..call..", "..organisation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..application..", "..ranking..", "..impartiality..", "..outcome..");

    @ArchTest
    static final ArchRule nobodyKnowsKafka =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule nobodyReadsTheSystemClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule moneyIsNoFloatingPoint =
            noMethods().should().haveRawReturnType(double.class).orShould().haveRawReturnType(float.class);

    @ArchTest
    static final ArchRule controllersLeaveTheDatabaseToTheirService = noClasses()
            .that()
            .areAnnotatedWith(Controller.class)
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(JdbcRepository.class);

    @ArchTest
    static final ArchRule controllersCallTheirOwnFeature =
            classes().that().areAnnotatedWith(Controller.class).should(callOnlyTheirOwnFeature());

    @ArchTest
    static final ArchRule controllersRunOnVirtualThreadsAndAreNotPublic = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .should()
            .beAnnotatedWith(ExecuteOn.class)
            .andShould()
            .notBePublic();

    /** Its records may be shown; its services may not be called. */
    private static ArchCondition<JavaClass> callOnlyTheirOwnFeature() {
        return new ArchCondition<>("call only services of their own feature") {
            @Override
            public void check(JavaClass controller, ConditionEvents events) {
                for (JavaAccess<?> access : controller.getAccessesFromSelf()) {
                    JavaClass target = access.getTargetOwner();
                    boolean ours =
                            resideInAnyPackage("no.tilsagn.applications..").test(target);
                    if (ours && !target.isRecord() && !target.getPackageName().equals(controller.getPackageName())) {
                        events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                    }
                }
            }
        };
    }
}
