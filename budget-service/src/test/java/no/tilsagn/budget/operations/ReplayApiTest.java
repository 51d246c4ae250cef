package no.tilsagn.budget.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.RunningService;
import org.junit.jupiter.api.Test;

class ReplayApiTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final String PATH = "/api/v1/operations/budget/replays";

    @Test
    void anOrderIsCarriedOutAndListed() {
        Api.Answer ordered = API.post("admin", PATH, Map.of("consumer", "followup", "from", "2020-01-01T00:00:00Z"));

        assertThat(ordered.status()).as(ordered.body().toString()).isEqualTo(201);
        assertThat(ordered.body().get("requestedBy").asText()).isEqualTo("admin");
        long number = ordered.body().get("number").asLong();
        RunningService.eventually(() -> API.get("admin", PATH + "?limit=200")
                .body()
                .get("items")
                .valueStream()
                .anyMatch(order -> order.get("number").asLong() == number
                        && !order.get("finishedAt").isNull()));
    }

    @Test
    void onlyAServiceThatReadsTheEventsCanBeSentThem() {
        Api.Answer refused = API.post("admin", PATH, Map.of("consumer", "budget"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("UNKNOWN_READER");
        assertThat(refused.body().get("detail").asText()).contains("applications and followup");
        assertThat(API.post("admin", PATH, Map.of("consumer", "followup", "from", "yesterday"))
                        .status())
                .isEqualTo(400);
    }
}
