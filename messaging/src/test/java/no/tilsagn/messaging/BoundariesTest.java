package no.tilsagn.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoundariesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("no.tilsagn.messaging");

    @Test
    void onlyTheSurfaceIsPublic() {
        assertThat(CLASSES)
                .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filteredOn(type -> !type.getName().contains("$"))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder(
                        "Outbox",
                        "Event",
                        "EventHandler",
                        "Handling",
                        "DerivedId",
                        "ParkedMessage",
                        "ParkedMessages",
                        "Replay",
                        "Replays");
    }

    @Test
    void nothingOfAServiceOrItsContractsIsKnownHere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "no.tilsagn.contracts..",
                        "no.tilsagn.api..",
                        "no.tilsagn.applications..",
                        "no.tilsagn.budget..",
                        "no.tilsagn.followup..")
                .check(CLASSES);
    }

    @Test
    void noWordOfGrantsIsSpokenHere() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file).toLowerCase(Locale.ROOT))
                            .doesNotContainPattern(
                                    "\\b(grant|award|instalment|allocation|municipal|ranking|krone|duty|duties)"));
        }
    }

    @Test
    void theClockIsInjected() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
