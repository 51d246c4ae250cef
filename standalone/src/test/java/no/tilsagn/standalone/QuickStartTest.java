package no.tilsagn.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {
    @TempDir
    Path root;

    private Checkout checkout;

    @BeforeEach
    void aBuiltGateway() throws IOException {
        checkout = new Checkout(root);
        Files.createDirectories(checkout.quickStarts());
        Files.createDirectories(checkout.jar("gateway").resolveSibling("lib"));
        Files.writeString(checkout.jar("gateway"), "classes");
        Files.writeString(checkout.jvmOptions(Service.GATEWAY), "-Xmx96m");
    }

    @Test
    void aRebuiltJarNeedsANewRecording() throws IOException {
        var before = QuickStart.of(checkout, Service.GATEWAY);
        Files.writeString(checkout.jar("gateway"), "other classes");

        assertThat(QuickStart.of(checkout, Service.GATEWAY)).isNotEqualTo(before);
    }

    @Test
    void soDoesARebuiltLibrary() throws IOException {
        var before = QuickStart.of(checkout, Service.GATEWAY);
        Files.writeString(checkout.jar("gateway").resolveSibling("lib").resolve("messaging.jar"), "classes");

        assertThat(QuickStart.of(checkout, Service.GATEWAY)).isNotEqualTo(before);
    }

    @Test
    void soDoOtherOptionsOfTheJvm() throws IOException {
        var before = QuickStart.of(checkout, Service.GATEWAY);
        Files.writeString(checkout.jvmOptions(Service.GATEWAY), "-Xmx128m");

        assertThat(QuickStart.of(checkout, Service.GATEWAY)).isNotEqualTo(before);
    }

    @Test
    void aRecordingCountsOnlyWhenItIsWhole() throws IOException {
        var quickStart = QuickStart.of(checkout, Service.GATEWAY);
        var option = quickStart.recordOptions().getFirst();
        Files.writeString(Path.of(option.substring(option.indexOf('=') + 1)), "recorded");
        assertThat(quickStart.useOptions()).isEmpty();

        quickStart.keep();
        assertThat(QuickStart.of(checkout, Service.GATEWAY).useOptions()).hasSize(1);
    }

    @Test
    void aNewRecordingRemovesTheOld() throws IOException {
        var old = Files.createFile(checkout.quickStarts().resolve("gateway-0123abcd.aot"));
        var other = Files.createFile(checkout.quickStarts().resolve("budget-service-0123abcd.aot"));

        QuickStart.of(checkout, Service.GATEWAY).recordOptions();

        assertThat(old).doesNotExist();
        assertThat(other).exists();
    }
}
