package no.tilsagn.gateway;

import static no.tilsagn.gateway.RunningGateway.IDENTITY;
import static no.tilsagn.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPagesTest {
    private final RunningGateway gateway = RunningGateway.shared();

    @ParameterizedTest
    @CsvSource({
        "/openapi.json, application/json",
        "/docs, text/html;charset=utf-8",
        "/docs/start.js, text/javascript",
        "/docs/swagger-ui.css, text/css",
        "/docs/swagger-ui-bundle.js, text/javascript",
    })
    void servesTheDescriptionOfTheApiToAnybody(String path, String type) {
        var answer = gateway.send(gateway.request(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void describesTheApiInOpenApi() {
        var description = json(gateway.send(gateway.request("/openapi.json")).body());

        assertThat(description.path("openapi").asText()).startsWith("3.1");
    }

    @Test
    void loadsNothingFromElsewhere() {
        assertThat(gateway.send(gateway.request("/docs")).body()).doesNotContain("http:", "https:", "//");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/index", "/docs/..%2fapplication.yml", "/docs/logback.xml", "/application.yml"})
    void servesNothingElse(String path) {
        var answer = gateway.send(gateway.request(path));

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/liveness", "/health/readiness", "/prometheus"})
    void tellsOperatorsHowItIs(String path) {
        gateway.get("/api/v1/funds", RunningGateway.token());

        assertThat(gateway.send(gateway.request(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhichServicesAnswer() {
        var health = json(gateway.send(gateway.request("/health/readiness")).body());

        assertThat(health.path("details")
                        .path("identityProvider")
                        .path("status")
                        .asText())
                .isEqualTo("UP");
        assertThat(health.path("details")
                        .path("services")
                        .path("details")
                        .path("budget")
                        .asText())
                .isEqualTo("UP");
    }

    @Test
    void countsRequestsByServiceAndOutcome() {
        gateway.get("/api/v1/funds", RunningGateway.token());

        assertThat(gateway.send(gateway.request("/prometheus")).body())
                .containsPattern("tilsagn_gateway_requests_seconds_count\\{.*service=\"budget\".*status=\"2xx\"");
    }

    @Test
    void knowsNoClockThatCanBeMovedUnlessAskedTo() {
        var answer = move(gateway, IDENTITY.token("admin"), "2025-02-27T09:00:00+01:00");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(gateway.send(gateway.request("/dev/clock")).statusCode()).isEqualTo(404);
    }

    @Test
    void movesTheClockOfAllServicesForAnAdministrator(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("clock");
        try (var moved = new RunningGateway(Map.of("tilsagn.dev.clock-file", file.toString()))) {
            Instant set = Instant.parse("2025-02-27T08:00:00Z");

            assertThat(move(moved, IDENTITY.token("applicant.senja"), "2025-02-27T09:00:00+01:00")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(moved.send(moved.request("/dev/clock").PUT(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(file).doesNotExist();

            var answer = move(moved, IDENTITY.token("admin"), "2025-02-27T09:00:00+01:00");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(now(answer)).isBetween(set, set.plus(Duration.ofMinutes(1)));
            assertThat(Files.readString(file)).startsWith("2025-02-27T08:00:00Z 20");
            assertThat(now(moved.send(moved.request("/dev/clock")))).isAfterOrEqualTo(now(answer));
            for (String unreadable : new String[] {"\"2025-02-30T09:00:00+01:00\"", "12", "[2025, 2, 27]"}) {
                assertThat(put(moved, IDENTITY.token("admin"), "{\"now\": " + unreadable + "}")
                                .statusCode())
                        .as(unreadable)
                        .isEqualTo(400);
            }
            assertThat(moved.get("/api/v1/funds", RunningGateway.token()).statusCode())
                    .as("tokens hold by real time")
                    .isEqualTo(200);
        }
    }

    private static Instant now(HttpResponse<String> answer) {
        return Instant.parse(json(answer.body()).path("now").asText());
    }

    private static HttpResponse<String> move(RunningGateway gateway, String token, String now) {
        return put(gateway, token, "{\"now\": \"" + now + "\"}");
    }

    private static HttpResponse<String> put(RunningGateway gateway, String token, String body) {
        return gateway.send(gateway.request("/dev/clock")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }
}
