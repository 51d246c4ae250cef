package no.tilsagn.applications;

import static no.tilsagn.applications.Round.SECRETARIAT;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.SSU;
import static no.tilsagn.applications.Round.eligible;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.organisation;
import static no.tilsagn.applications.Round.passLocalDeadline;
import static no.tilsagn.applications.Round.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.contracts.applications.CallClosed;
import no.tilsagn.contracts.applications.CallPublished;
import no.tilsagn.contracts.applications.ImpartialityDeclared;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import no.tilsagn.contracts.applications.RankingAdopted;
import org.junit.jupiter.api.Test;

/** What really goes over Kafka fits the schemas that the other services rely on. */
class SpokenLanguageTest {

    @Test
    void everyEventOfARoundFitsItsSchema() throws IOException {
        String call = openCall();
        String application = eligible(call);
        String withdrawn = submitted(call);
        SENJA.post("/applications/" + withdrawn + "/withdraw").expect(200);
        SSU.post("/applications/" + application + "/impartiality", "{\"conflicted\": false}")
                .expect(200);
        String list = "/calls/" + call + "/ranking-lists/troms-ofoten";
        SECRETARIAT.put(list, """
                        {"entries": [{"applicationId": "%s", "rank": 1, "recommendation": "LOCAL"}]}""".formatted(application)).expect(201);
        passLocalDeadline();
        SSU.post(list + "/adopt", """
                        {"meetingOn": "2025-03-07", "caseNumber": "7/2025", "present": 8, "members": 10}""").expect(200);
        SERVICE.setClock("2025-04-02T00:00:00");

        Map<String, String> spoken = new LinkedHashMap<>();
        spoken.put(OrganisationRegistered.TYPE, organisation("5530"));
        spoken.put(CallPublished.TYPE, call);
        spoken.put(ApplicationSubmitted.TYPE, application);
        spoken.put(ApplicationScreened.TYPE, application);
        spoken.put(ApplicationWithdrawn.TYPE, withdrawn);
        spoken.put(ImpartialityDeclared.TYPE, application);
        spoken.put(RankingAdopted.TYPE, call);
        spoken.put(CallClosed.TYPE, call);
        for (var event : spoken.entrySet()) {
            String json =
                    PublishedEvents.first(event.getKey(), event.getValue()).toString();
            assertThat(schema(event.getKey()).validate(json, InputFormat.JSON))
                    .as(json)
                    .isEmpty();
        }
    }

    private static Schema schema(String type) throws IOException {
        try (InputStream file = CallPublished.class.getResourceAsStream("/schemas/" + type + ".json")) {
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build()))
                    .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
