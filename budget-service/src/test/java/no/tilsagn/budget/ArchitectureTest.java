package no.tilsagn.budget;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** How budget-service is cut. */
@AnalyzeClasses(packages = "no.tilsagn.budget", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInACircle =
            slices().matching("no.tilsagn.budget.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCoreOfTheLedgerKnowsNoFramework = classes()
            .that()
            .resideInAPackage("no.tilsagn.budget.ledger..")
            .and()
            .haveNameNotMatching(".*\\.\\$?(Ledger|JournalTable|JournalReader)(\\$.*)?")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("no.tilsagn.budget.ledger..")));

    @ArchTest
    static final ArchRule theLedgerKnowsNoGrants = noClasses()
            .that()
            .resideInAPackage("no.tilsagn.budget.ledger..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("no.tilsagn.budget..").and(not(resideInAPackage("no.tilsagn.budget.ledger.."))));

    @ArchTest
    static final ArchRule nothingKnowsKafka =
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
    static final ArchRule controllersAskOnlyTheServiceOfTheirFeature = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Repository")
                    .or(simpleNameEndingWith("Table"))
                    .or(simpleNameEndingWith("Ledger"))
                    .or(simpleNameEndingWith("Outbox")));
}
