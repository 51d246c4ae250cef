package no.tilsagn.e2e;

import static no.tilsagn.e2e.User.manager;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who looks for a request finds it where it came in, and where it had its effects. */
class TraceCrossesTheHouse {
    @Test
    void whatACallerSendsStandsInTheLogOfTheServiceThatHearsOfItOverKafka() {
        var platform = Platform.running().orSkip();
        User.setClock(Round.FEBRUARY);
        var call =
                manager().post("/calls", Round.call("Sporing")).ok().get("id").textValue();
        var traceId = UUID.randomUUID().toString().replace("-", "");
        var correlationId = "e2e-" + UUID.randomUUID();

        var published = User.send(manager()
                .request("/calls/" + call + "/publish")
                .header("Content-Type", "application/json")
                .header("Traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .header("X-Correlation-Id", correlationId)
                .POST(BodyPublishers.ofString("{}")));

        published.ok();
        assertThat(published.header("X-Correlation-Id")).isEqualTo(correlationId);
        for (var service : List.of("gateway", "budget-service")) {
            await().atMost(Round.SOON)
                    .untilAsserted(() -> assertThat(platform.log(service))
                            .as("log of " + service)
                            .anyMatch(line -> line.contains(traceId) && line.contains(correlationId)));
        }
    }

    @Test
    void aRefusalNamesTheTraceOfTheRequest() {
        var traceId = UUID.randomUUID().toString().replace("-", "");
        var refused = User.send(manager()
                .request("/calls/" + UUID.randomUUID())
                .header("Traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .GET());
        assertThat(refused.refused(404, "NOT_FOUND").get("traceId").textValue()).isEqualTo(traceId);
    }
}
