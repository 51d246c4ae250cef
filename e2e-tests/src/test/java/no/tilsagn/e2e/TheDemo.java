package no.tilsagn.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code ./run --demo} plays. */
class TheDemo {
    private record Played(int exitCode, String told) {}

    @Test
    void isPlayedOnceAndToldSoThatANewcomerCanFollow() throws IOException, InterruptedException {
        Platform.running().orSkip();

        var first = play();
        assertThat(first.told())
                .contains("slik kilden har den, mangler: NO_MUNICIPALITY")
                .contains("får 2 400 000 kr av 3 600 000 kr. Forprosjekter støttes i høyst 12 måneder")
                .contains("T-", "rate 2 på 582 187,50 kr er godkjent av én og betalt av en annen")
                .contains("2029: bevilget 90 000 000 kr = ledig 88 000 000 kr")
                .contains("Fremdriftsrapport 1 er levert");
        assertThat(first.exitCode()).isZero();

        var second = play();
        assertThat(second.told()).contains("Demorunden er allerede lastet");
        assertThat(second.exitCode()).isZero();
    }

    private static Played play() throws IOException, InterruptedException {
        var root = Path.of("..").toAbsolutePath().normalize();
        var loader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        root.resolve("standalone/target/standalone-1.0.0-SNAPSHOT.jar")
                                .toString(),
                        "no.tilsagn.standalone.DemoRound",
                        Platform.running().gateway(),
                        Platform.running().issuer(),
                        root.resolve("demo/round-2025").toString())
                .redirectErrorStream(true)
                .start();
        var told = new String(loader.getInputStream().readAllBytes(), UTF_8);
        return new Played(loader.waitFor(), told);
    }
}
