package no.tilsagn.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ports of the platform on this machine. */
final class Ports {
    /** {@code TILSAGN_PORT_OFFSET} moves all of them: for tests beside a running platform. */
    private static final int OFFSET = Integer.parseInt(System.getenv().getOrDefault("TILSAGN_PORT_OFFSET", "0"));

    private Ports() {}

    static int actual(int port) {
        return port + OFFSET;
    }

    /** Refuses to go on when somebody else listens on this port of the loopback interface. */
    static void requireFree(int port, String wantedBy) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CannotRun("Port %d, which the %s needs, is taken%s: stop that and try again."
                    .formatted(port, wantedBy, owner(port)));
        }
    }

    /** " by process 4711 (java)", or nothing when neither tool is there or tells us. */
    private static String owner(int port) {
        return Stream.of(
                        ask("p(?<pid>\\d+)\nc(?<name>.+)", "lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc"),
                        ask("\"(?<name>[^\"]+)\",pid=(?<pid>\\d+)", "ss", "-Hltnp", "sport = :" + port))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static Optional<String> ask(String pattern, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var owner = Pattern.compile(pattern).matcher(output);
            return owner.find()
                    ? Optional.of(" by process %s (%s)".formatted(owner.group("pid"), owner.group("name")))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
