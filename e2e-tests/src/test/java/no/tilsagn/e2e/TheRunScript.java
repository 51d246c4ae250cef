package no.tilsagn.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./run} as a newcomer uses it, in a checkout whose modules are the built ones of this one. */
class TheRunScript {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PARTS = List.of("run", ".mvn", "demo");
    private static final List<String> MODULES = List.of(
            "service-parent",
            "applications-service",
            "budget-service",
            "followup-service",
            "gateway",
            "standalone",
            "check");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private record Said(int exitCode, String text) {}

    private Path checkout;

    private final int portOffset = Platform.freePortOffset();

    @BeforeEach
    void linkTheBuiltModules() throws IOException {
        assumeTrue(Platform.isStartedHere(), "only beside a platform that this JVM starts");
        checkout = Files.createTempDirectory("checkout");
        for (String part : PARTS) {
            Files.createSymbolicLink(checkout.resolve(part), ROOT.resolve(part));
        }
        for (String module : MODULES) {
            Files.createDirectory(checkout.resolve(module));
            for (String part : List.of("target", "jvm.options")) {
                Path built = ROOT.resolve(module).resolve(part);
                if (Files.exists(built)) {
                    Files.createSymbolicLink(checkout.resolve(module).resolve(part), built);
                }
            }
        }
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        if (checkout != null) {
            run("stop");
            Platform.deleteTree(checkout);
        }
    }

    @Test
    void startsIsKilledStartsAgainOnItsDataAndStops() throws Exception {
        assertThat(run("status").exitCode()).isNotZero();

        Said started = run("--detach");
        assertThat(started.exitCode()).as(started.text()).isZero();
        assertThat(bash(between(started.text(), "TOKEN=$(", "Stop it with"))).contains("Senja kommune");
        assertThat(bash(between(Files.readString(ROOT.resolve("README.md")), "TOKEN=$(", "```")
                        .replace("8080", Integer.toString(8080 + portOffset))
                        .replace("8090", Integer.toString(8090 + portOffset))))
                .contains("\"items\":[]");
        assertThat(run("status").exitCode()).isZero();
        assertThat(run("check").text()).contains("The platform agrees with itself");
        assertThat(statusOf("/health/readiness")).isEqualTo(200);
        String key = Files.readString(checkout.resolve(".tilsagn/identity-key.json"));

        Said second = run("--detach");
        assertThat(second.exitCode()).isNotZero();
        assertThat(second.text()).contains("already runs from this checkout");

        killTheSupervisor();
        Said again = run("--detach");
        assertThat(again.exitCode()).as(again.text()).isZero();
        assertThat(Files.readString(checkout.resolve(".tilsagn/identity-key.json")))
                .as("data survive")
                .isEqualTo(key);

        assertThat(run("stop").exitCode()).isZero();
        assertThat(run("status").exitCode()).isNotZero();
    }

    @Test
    void namesTheTakenPortAndEndsAtOnce() throws Exception {
        try (var taken = new ServerSocket(8080 + portOffset, 1, InetAddress.getLoopbackAddress())) {
            Said refused = run("--detach");
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.text()).contains("Port " + taken.getLocalPort(), "gateway", "is taken");
        }
    }

    @Test
    void explainsItselfWhenItIsNotUnderstood() throws Exception {
        Said confused = run("--deatch");
        assertThat(confused.exitCode()).isEqualTo(2);
        assertThat(confused.text()).contains("doesn't know --deatch", "Usage: ./run");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk25() throws Exception {
        Files.delete(checkout.resolve(".mvn"));
        Files.createDirectory(checkout.resolve(".mvn"));
        Files.writeString(
                checkout.resolve(".mvn/jdk.sh"),
                Files.readString(ROOT.resolve(".mvn/jdk.sh")).replace("VERSION=\"25[.\"]", "VERSION=\"no such"));

        Said refused = run("--detach");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.text().strip())
                .startsWith("Tilsagn needs a JDK 25 and found none: install one")
                .hasLineCount(1);
    }

    /** As when the machine loses power, but for the rest of the platform, which is left behind. */
    private void killTheSupervisor() throws IOException {
        long pid = Long.parseLong(
                Files.readString(checkout.resolve(".tilsagn/ready")).strip());
        var supervisor = ProcessHandle.of(pid).orElseThrow();
        var left = supervisor.descendants().toList();
        supervisor.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !supervisor.isAlive());
        assertThat(left).isNotEmpty();
    }

    private static String between(String text, String from, String to) {
        return text.substring(text.indexOf(from), text.indexOf(to, text.indexOf(from)));
    }

    /** What a newcomer copies. */
    private String bash(String commands) throws IOException, InterruptedException {
        return say(List.of("bash", "-c", commands)).text();
    }

    private Said run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "./run"));
        command.addAll(List.of(arguments));
        return say(command);
    }

    private Said say(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("run", ".out");
        var builder = new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("TILSAGN_PORT_OFFSET", Integer.toString(portOffset));
        Process process = builder.start();
        assertThat(process.waitFor(PATIENCE)).as("never a hang").isTrue();
        String text = Files.readString(output, UTF_8);
        Files.delete(output);
        return new Said(process.exitValue(), text);
    }

    private int statusOf(String path) throws IOException, InterruptedException {
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            var address = java.net.URI.create("http://localhost:" + (8080 + portOffset) + path);
            return http.send(
                            java.net.http.HttpRequest.newBuilder(address).build(),
                            java.net.http.HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
