package no.tilsagn.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "no.tilsagn.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule featuresDoNotDependOnEachOtherInCircles =
            slices().matching("no.tilsagn.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule knowsNoServiceAndNoDatabase = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "no.tilsagn.applications..",
                    "no.tilsagn.budget..",
                    "no.tilsagn.followup..",
                    "no.tilsagn.contracts..",
                    "no.tilsagn.messaging..",
                    "java.sql..",
                    "javax.sql..");

    @ArchTest
    static final ArchRule onlyTheRelayKnowsExperimentalParts = noClasses()
            .that()
            .resideOutsideOfPackage("no.tilsagn.gateway.routing")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut.http.client..", "io.netty..");
}
