package no.tilsagn.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The running platform: with {@code -Dtilsagn.url} and {@code -Dtilsagn.issuer} one that somebody else started, such as that of
 * {@code docker compose}; else standalone, started once per JVM from the built jars, on free ports and with data of its own.
 */
final class Platform {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int GATEWAY = 8080;
    private static final int IDENTITY_PROVIDER = 8090;
    private static final List<Integer> PORTS = List.of(GATEWAY, 8081, 8082, 8083, IDENTITY_PROVIDER);

    private final String gateway;
    private final String issuer;
    private final Path home;
    private final int portOffset;
    private Process process;

    private Platform(String gateway, String issuer, Path home, int portOffset) {
        this.gateway = gateway;
        this.issuer = issuer;
        this.home = home;
        this.portOffset = portOffset;
    }

    static Platform running() {
        return Holder.PLATFORM;
    }

    String gateway() {
        return gateway;
    }

    String issuer() {
        return issuer;
    }

    /** For tests that look behind the API, at logs and processes. */
    Platform orSkip() {
        assumeTrue(home != null, "only on a platform that this JVM started");
        return this;
    }

    boolean isOurs() {
        return home != null;
    }

    /** Private key of the identity provider, as a JSON Web Key. */
    Path signingKey() {
        return home.resolve("identity-key.json");
    }

    /** Where its databases and its broker are; a platform that somebody else started is asked by its own check. */
    Path connections() {
        return home.resolve("connections.properties");
    }

    /** What a service has logged, one JSON object per line. */
    List<String> log(String service) {
        try {
            return Files.readAllLines(home.resolve("logs").resolve(service + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}: the service has no chance to finish anything. The rest of the platform ends with it. */
    void kill(String service) {
        var killed = process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(service + "-1.0.0"))
                .findFirst()
                .orElseThrow();
        killed.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** Starts the platform again on the data that is there. */
    void startAgain() {
        assertThat(process.isAlive()).isFalse();
        start();
    }

    private void start() {
        var root = Path.of("..").toAbsolutePath().normalize();
        var output = home.resolve("standalone.out");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        root.resolve("standalone/target/standalone-1.0.0-SNAPSHOT.jar")
                                .toString(),
                        root.toString(),
                        "start")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("TILSAGN_HOME", home.toString());
        builder.environment().put("TILSAGN_PORT_OFFSET", Integer.toString(portOffset));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(PATIENCE).until(() -> Files.exists(home.resolve("ready")) || !process.isAlive());
        assertThat(process.isAlive())
                .as(() -> "standalone runs: " + read(output))
                .isTrue();
    }

    private void stop() {
        process.destroy();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deleteTree(home);
    }

    private static Platform startOurs() {
        try {
            var home = Files.createTempDirectory("tilsagn-e2e");
            var offset = freePortOffset();
            var platform = new Platform(
                    "http://localhost:" + (GATEWAY + offset),
                    "http://localhost:" + (IDENTITY_PROVIDER + offset) + "/tilsagn",
                    home,
                    offset);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::stop));
            platform.start();
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isStartedHere() {
        return System.getProperty("tilsagn.url") == null;
    }

    static int freePortOffset() {
        return IntStream.iterate(10_000, offset -> offset < 50_000, offset -> offset + 100)
                .filter(offset -> PORTS.stream().allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteTree(Path top) {
        try (Stream<Path> paths = Files.walk(top)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A holder, so that the class initialiser of {@link Platform} starts nothing. */
    private static final class Holder {
        static final Platform PLATFORM = isStartedHere()
                ? startOurs()
                : new Platform(System.getProperty("tilsagn.url"), System.getProperty("tilsagn.issuer"), null, 0);
    }
}
