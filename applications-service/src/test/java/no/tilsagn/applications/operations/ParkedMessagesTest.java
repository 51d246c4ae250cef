package no.tilsagn.applications.operations;

import static no.tilsagn.applications.Round.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.applications.Answer;
import no.tilsagn.applications.Api;
import no.tilsagn.applications.PublishedEvents;
import no.tilsagn.contracts.budget.AwardLapsed;
import org.junit.jupiter.api.Test;

class ParkedMessagesTest {
    private static final String PATH = "/operations/applications/parked-messages";
    private static final Api ADMIN = SERVICE.as("admin");

    @Test
    void whatCannotBeUnderstoodIsParkedShownAndTriedAgain() {
        String key = UUID.randomUUID().toString();
        PublishedEvents.fromBudget(AwardLapsed.TYPE, key, Map.of("awardId", "not an id"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(parked()).contains(key));

        Answer redrive =
                ADMIN.post(PATH + "/redrive", "{\"key\": \"" + key + "\"}").expect(200);
        assertThat(redrive.body().at("/handled").asInt(-1)).isZero();
        assertThat(redrive.body().at("/remaining").asInt()).isEqualTo(1);
        assertThat(ADMIN.post(PATH + "/redrive", "{\"key\": \"nothing\"}")
                        .body()
                        .at("/remaining")
                        .asInt(-1))
                .isZero();
        ADMIN.post(PATH + "/redrive", "{\"key\": \"\"}")
                .refused(400, "INVALID_FIELDS")
                .at("/key");
        ADMIN.get(PATH + "?limit=201").refused(400, "INVALID_LIMIT");
    }

    private static Iterable<String> parked() {
        return ADMIN.get(PATH).expect(200).body().at("/items").findValuesAsText("key");
    }
}
