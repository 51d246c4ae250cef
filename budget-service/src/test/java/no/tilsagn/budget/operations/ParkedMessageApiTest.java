package no.tilsagn.budget.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.RunningService;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import org.junit.jupiter.api.Test;

class ParkedMessageApiTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final String PATH = "/api/v1/operations/budget/parked-messages";

    @Test
    void showsAMessageThatCanNotBeHandledAndTriesItAgainOnRequest() {
        String key = UUID.randomUUID().toString();
        SERVICE.publish(
                "tilsagn.applications.v1", OrganisationRegistered.TYPE, key, Map.of("organisationId", "not an id"));
        RunningService.eventually(() -> API.get("admin", PATH).body().toString().contains(key));

        var redriven = API.post("admin", PATH + "/redrive", Map.of("key", key));

        assertThat(redriven.status()).isEqualTo(200);
        assertThat(redriven.body().toString()).isEqualTo("{\"handled\":0,\"remaining\":1}");
        assertThat(API.post("admin", PATH + "/redrive", Map.of("key", " ")).status())
                .isEqualTo(400);
    }

    @Test
    void tellsHealthAndMetricsWithoutAToken() {
        assertThat(API.get(null, "/health/liveness").status()).isEqualTo(200);
        assertThat(API.get(null, "/health/readiness").body().get("status").asText())
                .isEqualTo("UP");
        assertThat(new String(API.get(null, "/prometheus").bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("hikaricp_connections");
    }
}
