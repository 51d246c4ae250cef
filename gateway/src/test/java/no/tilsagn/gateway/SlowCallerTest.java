package no.tilsagn.gateway;

import static no.tilsagn.gateway.RunningGateway.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that come slower than a service would be waited for. */
@Timeout(60)
class SlowCallerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final RunningGateway GATEWAY = new RunningGateway(
            Map.of("micronaut.http.services.services.read-timeout", PATIENCE, "tilsagn.limits.longest-upload", "4s"));

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @BeforeEach
    void forget() {
        GATEWAY.budget.forget();
    }

    @Test
    void waitsForABodyThatComesSlowly() throws Exception {
        try (var caller = new Socket("localhost", GATEWAY.port())) {
            String piece = "0123456789";
            head(caller, "Content-Length: " + 10 * piece.length());
            long start = System.nanoTime();
            for (int i = 1; i <= 10; i++) {
                Duration next = PATIENCE.dividedBy(4).multipliedBy(i);
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> System.nanoTime() - start >= next.toNanos());
                say(caller, piece);
            }

            assertThat(heard(caller)).startsWith("HTTP/1.1 200 ");
            assertThat(GATEWAY.budget.last().text()).isEqualTo(piece.repeat(10));
        }
    }

    @Test
    void tellsACallerWhoStopsInTheMiddleThatItIsTheCallerWhoStopped() throws Exception {
        try (var caller = new Socket("localhost", GATEWAY.port())) {
            head(caller, "Content-Length: 100");
            say(caller, "only this");

            assertStalled(heard(caller));
        }
    }

    @Test
    void tellsACallerWhoNeverBeginsOrNeverEnds() throws Exception {
        try (var silent = new Socket("localhost", GATEWAY.port());
                var endless = new Socket("localhost", GATEWAY.port())) {
            head(silent, "Content-Length: 100");
            head(endless, "Transfer-Encoding: chunked");
            say(endless, "3\r\nabc\r\n");

            assertStalled(heard(silent));
            assertStalled(heard(endless));
        }
    }

    @Test
    void losesPatienceWithWhoeverSendsAByteNowAndThen() throws Exception {
        try (var caller = new Socket("localhost", GATEWAY.port())) {
            head(caller, "Content-Length: 1000");
            Thread dribbling = Thread.startVirtualThread(() -> {
                try {
                    while (!Thread.interrupted()) {
                        say(caller, "a");
                        LockSupport.parkNanos(PATIENCE.dividedBy(4).toNanos());
                    }
                } catch (IOException theGatewayHasHungUp) {
                    // as it should
                }
            });

            assertStalled(heard(caller));
            dribbling.interrupt();
        }
    }

    @Test
    void blamesAServiceThatHasTheWholeBodyAndSaysNothing() throws Exception {
        var never = new CountDownLatch(1);
        GATEWAY.budget.on("/api/v1/funds/mute", exchange -> {
            exchange.getRequestBody().readAllBytes();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (var caller = new Socket("localhost", GATEWAY.port())) {
            head(caller, "/api/v1/funds/mute", "Content-Length: 6");
            say(caller, "abc");
            say(caller, "def");

            assertThat(heard(caller)).startsWith("HTTP/1.1 504 ").contains("UPSTREAM_TIMEOUT");
        } finally {
            never.countDown();
        }
    }

    private static void assertStalled(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\":\"REQUEST_TIMEOUT\"");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer, then the end").hasSize(2);
    }

    private static void head(Socket caller, String length) throws IOException {
        head(caller, "/api/v1/funds", length);
    }

    private static void head(Socket caller, String path, String length) throws IOException {
        say(
                caller,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + length
                        + "\r\nAuthorization: Bearer " + token() + "\r\n\r\n");
    }

    private static void say(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        caller.getOutputStream().flush();
    }

    /** All of the answer: to the end of the connection, or of a body that is a JSON object. */
    private static String heard(Socket caller) throws IOException {
        caller.setSoTimeout(10_000);
        var heard = new StringBuilder();
        for (int next = caller.getInputStream().read();
                next >= 0;
                next = caller.getInputStream().read()) {
            heard.append((char) next);
            if (next == '}' && !heard.toString().startsWith("HTTP/1.1 408")) {
                break;
            }
        }
        return heard.toString();
    }
}
