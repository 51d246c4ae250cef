package no.tilsagn.gateway;

import static no.tilsagn.gateway.RunningGateway.IDENTITY;
import static no.tilsagn.gateway.RunningGateway.json;
import static no.tilsagn.gateway.RunningGateway.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LimitsTest {
    private static final int MAX_BODY = 10 * 1024 * 1024;
    private final RunningGateway gateway = RunningGateway.shared();

    @Test
    void makesACallerWaitWhoAsksTooOftenAndNobodyElse() {
        try (var strict =
                new RunningGateway(Map.of("tilsagn.limits.requests-per-second", 1, "tilsagn.limits.burst", 3))) {
            String busy = IDENTITY.token("applicant.senja");
            for (int i = 0; i < 3; i++) {
                assertThat(strict.get("/api/v1/funds", busy).statusCode()).isEqualTo(200);
            }

            var refused = strict.get("/api/v1/funds", busy);
            var withANewToken = strict.get("/api/v1/funds", IDENTITY.token("applicant.senja"));

            assertTooOften(refused);
            assertTooOften(withANewToken);
            assertThat(strict.get("/api/v1/funds", IDENTITY.token("applicant.rana"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void makesAnAddressWaitThatKeepsFailingButNotThePeopleThereWhoAreKnown() {
        try (var strict =
                new RunningGateway(Map.of("tilsagn.limits.requests-per-second", 1, "tilsagn.limits.burst", 5))) {
            String known = token();
            assertThat(strict.get("/api/v1/funds", known).statusCode()).isEqualTo(200);
            for (int i = 0; i < 5; i++) {
                assertThat(strict.get("/api/v1/funds", "guess" + i).statusCode())
                        .isEqualTo(401);
            }

            assertTooOften(strict.get("/api/v1/funds", "guess"));
            assertTooOften(strict.send(strict.request("/api/v1/funds")));
            assertTooOften(strict.send(strict.request("/api/v1/nowhere")));
            assertTooOften(strict.send(strict.request("/openapi.json")));
            assertThat(strict.get("/api/v1/funds", known).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void letsSoManyLargeBodiesToAServiceAtATimeAndNoOthersWaitForThem() throws Exception {
        try (var strict = new RunningGateway(Map.of("tilsagn.limits.large-bodies", 2))) {
            try (var first = upload(strict, "Content-Length: 300000");
                    var second = upload(strict, "Transfer-Encoding: chunked")) {
                Awaitility.await().untilAsserted(() -> assertTooOften(large(strict, "/api/v1/funds")));
                assertThat(large(strict, "/api/v1/projects").statusCode())
                        .as("another service has places of its own")
                        .isEqualTo(200);
                assertThat(strict.get("/api/v1/funds", token()).statusCode()).isEqualTo(200);
                assertThat(first.isConnected() && second.isConnected()).isTrue();
            }

            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(large(strict, "/api/v1/funds").statusCode())
                                    .as("who hangs up leaves his place")
                                    .isEqualTo(200));
            for (int i = 0; i < 5; i++) {
                assertThat(large(strict, "/api/v1/funds").statusCode()).isEqualTo(200);
            }
        }
    }

    private static HttpResponse<String> large(RunningGateway gateway, String path) {
        return gateway.send(gateway.request(path)
                .header("Authorization", "Bearer " + token())
                .POST(BodyPublishers.ofByteArray(new byte[300_000])));
    }

    /** Begun, and not gone on with. */
    private static Socket upload(RunningGateway gateway, String length) throws IOException {
        var caller = new Socket("localhost", gateway.port());
        caller.getOutputStream()
                .write(("POST /api/v1/funds HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\nAuthorization: Bearer "
                                + token() + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        caller.getOutputStream().flush();
        return caller;
    }

    @Test
    void takesABodyOfTheLargestSize() {
        var answer = gateway.send(gateway.request("/api/v1/funds")
                .header("Authorization", "Bearer " + token())
                .POST(BodyPublishers.ofByteArray(new byte[MAX_BODY])));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gateway.budget.last().body()).hasSize(MAX_BODY);
    }

    @Test
    void takesABodyThatWaitsToBeWelcome() {
        var answer = gateway.send(gateway.request("/api/v1/funds")
                .header("Authorization", "Bearer " + token())
                .expectContinue(true)
                .POST(BodyPublishers.ofByteArray(new byte[100_000])));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gateway.budget.last().body()).hasSize(100_000);
    }

    @Test
    void refusesABodyThatSaysItIsTooLarge() {
        var answer = gateway.sendRaw("POST /api/v1/funds HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Length: " + (MAX_BODY + 1) + "\r\nAuthorization: Bearer " + token() + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("TOO_LARGE");
    }

    @Test
    void refusesABodyThatTurnsOutToBeTooLarge() {
        var answer = gateway.send(gateway.request("/api/v1/funds")
                .header("Authorization", "Bearer " + token())
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[MAX_BODY + 1]))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer.body()).path("code").asText()).isEqualTo("TOO_LARGE");
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        var answer = gateway.get("/api/v1/funds?q=" + "x".repeat(9_000), token());

        assertThat(answer.statusCode()).isIn(400, 413, 414);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refusesAmbiguousFraming() {
        var both = gateway.sendRaw("POST /api/v1/funds HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\nAuthorization: Bearer " + token()
                + "\r\n\r\n0\r\n\r\nGET /api/v1/awards HTTP/1.1\r\nHost: x\r\n\r\n");
        var twice = gateway.sendRaw("POST /api/v1/funds HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
                + "Content-Length: 5\r\nConnection: close\r\nAuthorization: Bearer " + token() + "\r\n\r\nabcd");

        assertThat(both.split("HTTP/1.1 ", -1)).as("answers to one request").hasSize(2);
        assertThat(twice).startsWith("HTTP/1.1 400 ");
    }

    private static void assertTooOften(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        assertThat(json(answer.body()).path("code").asText()).isEqualTo("TOO_MANY_REQUESTS");
    }
}
