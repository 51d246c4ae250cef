package no.tilsagn.gateway;

import static no.tilsagn.gateway.RunningGateway.json;
import static no.tilsagn.gateway.RunningGateway.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FailingServiceTest {
    private static final RunningGateway GATEWAY =
            new RunningGateway(Map.of("micronaut.http.services.services.read-timeout", "300ms"));

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void answers504WhenTheServiceTakesTooLong() {
        var never = new CountDownLatch(1);
        GATEWAY.budget.on("/api/v1/funds/slow", exchange -> awaitQuietly(never));

        var answer = GATEWAY.get("/api/v1/funds/slow", token());
        never.countDown();

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer.body()).path("code").asText()).isEqualTo("UPSTREAM_TIMEOUT");
        assertThat(json(answer.body()).path("traceId").asText()).hasSize(32);
    }

    @Test
    void answers503AndIsNotReadyUntilItHasReachedTheIdentityProvider() {
        try (var gateway = new RunningGateway(Map.of("tilsagn.identity.jwks-url", "http://localhost:1/jwks"))) {
            var answer = gateway.get("/api/v1/funds", token());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(json(answer.body()).path("detail").asText()).startsWith("Tokens can't be checked");
            assertThat(gateway.budget.last()).isNull();
            assertThat(gateway.send(gateway.request("/health/readiness")).statusCode())
                    .isEqualTo(503);
            assertThat(gateway.send(gateway.request("/api/v1/funds")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void answers503WhenTheServiceIsAwayAndTheOthersGoOn() {
        try (var gateway = new RunningGateway(Map.of())) {
            assertThat(gateway.get("/api/v1/projects", token()).statusCode()).isEqualTo(200);
            gateway.followup.close();

            var answer = gateway.get("/api/v1/projects", token());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(json(answer.body()).path("code").asText()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(gateway.get("/api/v1/funds", token()).statusCode()).isEqualTo(200);
            assertThat(gateway.send(gateway.request("/health/readiness")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void answers503WhenTheServiceHangsUpInTheMiddle() {
        GATEWAY.budget.on("/api/v1/funds/gone", exchange -> exchange.close());

        var answer = GATEWAY.send(GATEWAY.request("/api/v1/funds/gone")
                .header("Authorization", "Bearer " + token())
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer.body()).path("code").asText()).isEqualTo("SERVICE_UNAVAILABLE");
    }

    @Test
    void neverShowsAPageOfAFailingServer() {
        GATEWAY.budget.on(
                "/api/v1/funds/html",
                exchange -> Upstream.answer(exchange, 500, "text/html", "<html>java.lang.NullPointerException</html>"));

        var answer = GATEWAY.get("/api/v1/funds/html", token());

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("NullPointer");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
